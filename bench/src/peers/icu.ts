/** Converts one of our templates to ICU syntax. */
export function toIcu(text: string): string {
  return text.replaceAll("'", "''").replace(/\{\{(\w+)\}\}/g, '{$1}');
}

/** Converts the plural forms of a message to one ICU message. */
export function toIcuPlural(param: string, forms: Readonly<Record<string, string>>): string {
  const branches = Object.entries(forms).map(([category, text]) => `${category} {${toIcu(text)}}`);
  return `{${param}, plural, ${branches.join(' ')}}`;
}

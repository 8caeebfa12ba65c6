/** A template of ours as ICU writes it. */
export function toIcu(text: string): string {
  return text.replaceAll("'", "''").replace(/\{\{(\w+)\}\}/g, '{$1}');
}

/** The plural forms of a message as one ICU message. */
export function toIcuPlural(param: string, forms: Readonly<Record<string, string>>): string {
  const branches = Object.entries(forms).map(([category, text]) => `${category} {${toIcu(text)}}`);
  return `{${param}, plural, ${branches.join(' ')}}`;
}

/** A table in Markdown. */
export function toTable(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const lines = [head, head.map(() => '---'), ...rows];
  return lines.map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}

/** A document with a new text between `<!-- name -->` and `<!-- /name -->`. */
export function replaceSection(document: string, name: string, text: string): string {
  const [before, rest] = document.split(`<!-- ${name} -->\n`);
  const [, after] = rest?.split(`\n<!-- /${name} -->`) ?? [];
  if (after === undefined) throw new Error(`The document has no section "${name}".`);
  return `${before}<!-- ${name} -->\n${text}\n<!-- /${name} -->${after}`;
}

/** Renders a table in Markdown. */
export function toTable(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const lines = [head, head.map(() => '---'), ...rows];
  return lines.map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}

/** Returns a document with a new text between `<!-- name -->` and `<!-- /name -->`. */
export function replaceSection(document: string, name: string, text: string): string {
  const [before, rest] = document.split(`<!-- ${name} -->\n`);
  const [, after] = rest?.split(`\n<!-- /${name} -->`) ?? [];
  if (after === undefined) throw new Error(`The document has no section "${name}".`);
  return `${before}<!-- ${name} -->\n${text}\n<!-- /${name} -->${after}`;
}

interface ReadTable {
  /** The titles of the columns, without the first. */
  readonly head: readonly string[];
  /** The titles of the rows. */
  readonly lines: readonly string[];
  /** Cells by row, then by column. */
  readonly cells: Readonly<Record<string, Readonly<Record<string, string>>>>;
}

/** Reads the table between `<!-- name -->` and `<!-- /name -->`. */
export function readTable(document: string, name: string): ReadTable {
  const [, section = ''] = document.split(`<!-- ${name} -->\n`);
  const [table = ''] = section.split(`\n<!-- /${name} -->`);
  const [first = [], , ...rows] = table.split('\n').map((line) => line.slice(2, -2).split(' | '));
  const head = first.slice(1);
  const cells = rows.map(([title = '', ...values]) => [
    title,
    Object.fromEntries(head.map((column, index) => [column, values[index] ?? ''])),
  ]);
  return { head, lines: rows.map(([title = '']) => title), cells: Object.fromEntries(cells) };
}

import type { Cell, Row } from './rows.fixture.js';

/** The platforms that the matrix is tried on, as its columns are called. */
export const columns = ['Express 11', 'Fastify 11', 'Express 12', 'Fastify 12'] as const;

/** Returns the cell that a row expects in a column. */
export function cellOf({ expected }: Row, column: (typeof columns)[number]): Cell {
  if (typeof expected === 'string') return expected;
  const [platform = '', major = ''] = column.split(' ');
  const found = expected[column] ?? expected[platform] ?? expected[major];
  if (found === undefined) throw new Error(`There is no cell for ${column}.`);
  return found;
}

/** The matrix as a table of Markdown. */
export function toTable(rows: readonly Row[]): string {
  const head = ['', ...columns, 'needs'];
  const body = rows.map((row) => [
    row.title,
    ...columns.map((column) => cellOf(row, column)),
    row.needs ?? '',
  ]);
  const lines = [head, head.map(() => '---'), ...body].map((cells) => `| ${cells.join(' | ')} |`);
  return lines.join('\n');
}

import type { Table } from './block.js';

/** The columns of a table of codes, by position. */
export interface Columns {
  readonly code: number;
  readonly reason: number | undefined;
  readonly message: number | undefined;
}

const integer = /^[-−–]?\d{2,9}$/;
const messageHeaders = [/message|\bmsg\b|信息/i, /desc|explan|meaning|note|detail|text|描述|说明/i];

/** Finds the columns of a table of codes; undefined if no column holds codes, or if they are HTTP statuses. */
export function tableColumns({ rows }: Table): Columns | undefined {
  const titles = rows.find(({ isHeader }) => isHeader)?.cells.map((cell) => cell.join(' ')) ?? [];
  const body = rows.filter(({ isHeader }) => !isHeader);
  const columns = Array.from({ length: Math.max(0, ...body.map(({ cells }) => cells.length)) }, (_, column) =>
    body.map(({ cells }) => cells[column]?.join(' ') ?? ''),
  );
  const code = columns.findIndex((texts, column) => {
    const title = titles[column] ?? '';
    if (/http|status/i.test(title)) return false;
    const isTitled = /code|代码|错误码/i.test(title);
    return isTitled ? shareOf(texts, integer) >= 0.5 : shareOf(texts, /^[-−–]\d{2,9}$/) > 0.5;
  });
  if (code < 0) return undefined;
  const others = columns.map((_, column) => column).filter((column) => column !== code);
  const reason = others.find(
    (column) => shareOf(columns[column] ?? [], /^[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)*$/) > 0.5,
  );
  const free = others.filter((column) => column !== reason);
  const titled = messageHeaders.map((title) => free.find((column) => title.test(titles[column] ?? '')));
  return { code, reason, message: titled.find((column) => column !== undefined) ?? free[0] };
}

function shareOf(texts: readonly string[], pattern: RegExp): number {
  return texts.filter((text) => pattern.test(text)).length / texts.length;
}

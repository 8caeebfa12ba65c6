import type { Row, Table } from './html-blocks.js';

/** The columns of a table of codes, by position. */
interface Columns {
  readonly code: number;
  readonly reason: number | undefined;
  readonly message: number | undefined;
}

const integer = /^[-−–]?\d{1,9}$/;

/** Column titles in en, zh, ja, ko, ru, es, pt, tr, vi, fr and de. */
const codeHeader =
  /code|代码|代碼|[误誤态態编編应應回果][码碼]|コード|코드|код|código|codigo|kod|mã|\bnumber|\bno\.?$|番号|번호/i;
const messageHeaders = [
  /message|\bmsg\b|信息|訊息|消息|提示|メッセージ|메시지|сообщени|mensaje|mensagem|mesaj|thông báo|thông điệp|meldung|nachricht/i,
  /desc|explan|meaning|note|detail|text|reason|cause|描述|说明|說明|含义|原因|説明|内容|意味|설명|내용|описани|значени|текст|descripci|significado|descri[çc]|açıklama|anlam|mô tả|ý nghĩa|beschreibung|bedeutung|signification/i,
];

/** Finds the columns of a table of codes; undefined if no column holds codes, or if they are HTTP statuses. */
export function tableColumns(table: Table): Columns | undefined {
  const titles = columnTitles(table);
  const body = table.rows.filter(({ isHeader }) => !isHeader);
  const columns = Array.from({ length: Math.max(0, ...body.map(({ cells }) => cells.length)) }, (_, column) =>
    body.map((row) => cellText(row, column)),
  );
  const code = columns.findIndex((texts, column) => {
    const title = titles[column] ?? '';
    if (/http|status(?!.*code)|状态(?!码)/i.test(title)) return false;
    const isTitled = codeHeader.test(title);
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

/** Returns the titles of the columns of a table; empty if it has no header. */
export function columnTitles({ rows }: Table): string[] {
  const head = rows.find(({ isHeader }) => isHeader);
  return head ? head.cells.map((_, column) => cellText(head, column)) : [];
}

/** Returns the text of a cell on one line; empty if the row is too short. */
export function cellText({ cells }: Pick<Row, 'cells'>, column: number): string {
  return (cells[column] ?? []).join(' ');
}

/** Returns the titles, or the numbers, of the columns with texts that are neither codes nor reasons nor messages. */
export function unreadColumns(table: Table, columns: Columns): string[] {
  const read = Object.values(columns);
  const titles = columnTitles(table);
  const filled = table.rows
    .filter(({ isHeader }) => !isHeader)
    .flatMap((row) => row.cells.flatMap((_, column) => (cellText(row, column) === '' ? [] : column)));
  return [...new Set(filled)]
    .filter((column) => !read.includes(column))
    .sort((left, right) => left - right)
    .map((column) => titles[column] || String(column + 1));
}

/** Whether a table below a heading lists HTTP statuses: three digits, and neither title speaks of errors of the API. */
export function holdsStatuses(table: Table, { code }: Columns, heading: string): boolean {
  if (!/\bhttp\b(?! \d)/i.test(heading)) return false;
  if (/err|错误|錯誤|エラー|에러|오류|ошиб/i.test(columnTitles(table)[code] ?? '')) return false;
  return table.rows.every((row) => row.isHeader || /^[1-5]\d\d$/.test(cellText(row, code)));
}

function shareOf(texts: readonly string[], pattern: RegExp): number {
  return texts.filter((text) => pattern.test(text)).length / texts.length;
}

/** A line that begins with a code: `-1121 INVALID_SYMBOL`, `-1121: Invalid symbol.` */
interface CodeLine {
  readonly code: number;
  /** Undefined if the line has no symbolic name. */
  readonly reason: string | undefined;
  /** The remaining text; may be empty. */
  readonly rest: string;
}

const opening = /^[-−–](\d{2,9})(?!\w|\.\d|%)[\s:|.,/&)\]—–-]*/;

/** A name in capitals: with an underscore, or a whole word of six letters or more, or alone on its line. */
const name =
  /^(?:[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+|[A-Z][A-Z0-9]{5,}|[A-Z][A-Z0-9]*$)(?=$|[\s:(|—–]|-(?![A-Za-z]))/;

/** A heading or an item that begins with a code without a sign: four digits or more. No HTTP status, no date. */
const positiveOpening = /^(?:(?:error )?code:?\s)?(\d{4,9})(?!\w|\.\d|%|[/-]\d)(?:[\s:|.,&)\]—–-]+(?=\S)|$)/i;

/**
 * Parses a line that begins with a negative number, or a heading that begins with any; `several` if it names more than one
 * code.
 */
export function parseCodeLine(line: string, isHeading = false): CodeLine | 'several' | undefined {
  const negative = opening.exec(line);
  const positive = negative || !isHeading ? undefined : positiveOpening.exec(line);
  const [opened, digits] = negative ?? positive ?? [];
  if (opened === undefined) return undefined;
  const rest = line.slice(opened.length);
  if (/^[-−–]?\d{3,}\b/.test(rest)) return 'several';
  const [reason] = name.exec(rest) ?? [];
  return {
    code: negative ? -Number(digits) : Number(digits),
    reason,
    rest: rest.slice(reason?.length ?? 0).replace(/^[\s:|—–-]+/, ''),
  };
}

/** Tests whether a line begins with a code without a sign, and goes on. */
export function isPositiveCodeLine(line: string): boolean {
  return positiveOpening.test(line) && /\D/.test(line);
}

/** A code that a heading of a list of messages names, and its name. */
export interface Owner {
  readonly code: number;
  readonly reason: string | undefined;
}

export function ownersIn(heading: string): Owner[] {
  if (!/^(?:error )?messages? (?:for|of)\b|^(?:错误)?(?:信息|消息)/i.test(heading)) return [];
  return [...heading.matchAll(/[-−–](\d{3,9})\b(?: ([A-Z][A-Z0-9_]+))?/g)].map(([, digits, reason]) => ({
    code: -Number(digits),
    reason,
  }));
}

/** Makes a name of a title, `REQUEST_THROTTLED` of "Request Throttled"; undefined if it has letters of another script. */
export function toReason(title: string): string | undefined {
  if (/(?!\p{Script=Latin})\p{L}/u.test(title)) return undefined;
  const words = title.match(/[A-Za-z0-9_]+/g) ?? [];
  const name = words.join('_').toUpperCase();
  return /^[A-Z]/.test(name) ? name : undefined;
}

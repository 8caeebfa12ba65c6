import {
  cellText,
  columnTitles,
  holdsStatuses,
  isPositiveCodeLine,
  type Owner,
  ownersIn,
  parseCodeLine,
  tableColumns,
  toReason,
  unreadColumns,
} from './code-patterns.js';
import type { Block, Passage, Table } from './html-blocks.js';

/** A code as an error-code page documents it. */
export interface PageCode {
  readonly code: number;
  /** Undefined if the page gives it no name. */
  readonly reason: string | undefined;
  /** The heading above it; empty if there is none. */
  readonly section: string;
  readonly messages: readonly string[];
  readonly line: number;
}

/** A part of a page that could not be read, or is ambiguous. */
export interface Problem {
  readonly line: number;
  readonly problem: string;
}

export interface Page {
  readonly codes: readonly PageCode[];
  readonly problems: readonly Problem[];
}

interface OpenCode extends PageCode {
  readonly messages: string[];
  /** The heading without the code, if it is no name: the message of a code without another one. */
  readonly title: string;
  /** The messages again, to find a repetition in constant time. */
  readonly known: Set<string>;
}

/** The least items with a positive code that make a list of codes. */
const MIN_ITEMS = 3;

/** Reads the codes that a page documents under headings, in lists, prose or tables, in its order. */
export function parseCodes(blocks: readonly Block[]): Page {
  const codes = new Map<number, OpenCode>();
  const problems: Problem[] = [];
  const hasHeadings = blocks.some(({ kind }) => kind === 'heading');
  // One sentence that begins with a number is no list of codes.
  const hasPositiveItems =
    blocks.filter((block) => block.kind === 'item' && isPositiveCodeLine(block.text)).length >= MIN_ITEMS;
  let section = '';
  let current: OpenCode | undefined;
  /** The codes of a heading such as `Messages for -1010 …, -2010 …`. */
  let owners: readonly Owner[] = [];

  /** The columns that are reported: pages repeat the heads of their tables. */
  const unreadTitles = new Set<string>();

  const report = (line: number, problem: string) => void problems.push({ line, problem });

  /** Begins a code; undefined, with a report, if the line begins none. */
  const open = (code: number, reason: string | undefined, line: number, title = ''): OpenCode | undefined => {
    if (code === 0 || code === 200) {
      report(line, `${code} is left out: it means success`);
      return undefined;
    }
    const known = codes.get(code);
    if (known && known.messages.length > 0) {
      report(
        line,
        `${code} stands twice; all its messages are kept under ${known.reason ?? 'its first place'}`,
      );
      return known;
    }
    // A code that was named before without a message was in a table of contents.
    codes.delete(code);
    const opened = {
      code,
      reason: reason ?? known?.reason,
      section,
      messages: [],
      title,
      known: new Set<string>(),
      line,
    };
    codes.set(code, opened);
    return opened;
  };

  const addMessage = ({ code, messages, known }: OpenCode, text: string, line: number): void => {
    if (known.has(text)) report(line, `${code} has the message "${text}" twice`);
    else messages.push(text);
    known.add(text);
  };

  const readLine = ({ kind, text, line }: Passage): boolean => {
    const found = parseCodeLine(text, kind === 'heading' || (kind === 'item' && hasPositiveItems));
    if (found === undefined) return false;
    current = undefined;
    if (found === 'several') {
      report(line, `several codes in one line: "${text}"`);
      return true;
    }
    const isTitle = found.reason === undefined && kind === 'heading';
    const reason = isTitle ? toReason(found.rest) : found.reason;
    const known = codes.get(found.code);
    const isBare = reason !== undefined && (isTitle || found.rest === '');
    // A table of contents after the codes that it lists.
    if (isBare && known?.reason === reason && known.messages.length > 0) return true;
    current = open(found.code, reason, line, isTitle && reason === undefined ? found.rest : '');
    if (current && !isTitle && found.rest !== '') addMessage(current, found.rest, line);
    return true;
  };

  /** Adds the texts of a table without codes to the codes that its heading names. */
  const addToOwners = ({ rows }: Table): void => {
    for (const row of rows) {
      const text = cellText(row, 0).replace(/^["“](.*)["”]$/, '$1');
      if (row.isHeader || text === '') continue;
      for (const { code, reason } of owners) {
        const owner = codes.get(code) ?? open(code, reason, row.line);
        if (owner) addMessage(owner, text, row.line);
      }
    }
  };

  const readTable = (table: Table): void => {
    current = undefined;
    const columns = tableColumns(table);
    if (columns === undefined && owners.length > 0) {
      addToOwners(table);
      return;
    }
    if (columns === undefined) {
      const header = columnTitles(table).join(' | ');
      if (/message|\bmsg\b|\berror/i.test(header))
        report(table.line, `a table without codes, ${table.rows.length - 1} rows: ${header}`);
      return;
    }
    if (holdsStatuses(table, columns, section)) {
      report(table.line, `HTTP statuses are left out, ${table.rows.length - 1} rows`);
      return;
    }
    const unread = unreadColumns(table, columns).join(', ');
    if (unread !== '' && !unreadTitles.has(unread)) report(table.line, `columns left out: ${unread}`);
    unreadTitles.add(unread);
    for (const row of table.rows) {
      if (row.isHeader) continue;
      const { cells, line } = row;
      const written = cellText(row, columns.code);
      if (!/^[-−–]?\d{1,9}$/.test(written)) {
        report(line, `"${written}" is not a code`);
        continue;
      }
      const reason = columns.reason === undefined ? undefined : toReason(cellText(row, columns.reason));
      const opened = open(Number(written.replace(/[−–]/, '-')), reason, line);
      const texts = columns.message === undefined ? [] : (cells[columns.message] ?? []);
      if (opened) for (const text of texts) addMessage(opened, text, line);
    }
  };

  for (const [index, block] of blocks.entries()) {
    if (block.kind === 'table') readTable(block);
    else if (readLine(block)) continue;
    else if (block.kind === 'heading' || (!hasHeadings && isSection(block, blocks[index + 1], current))) {
      section = block.text;
      current = undefined;
      owners = ownersIn(block.text);
    } else if (/^\|\s*`?[-−–]?\d{2,9}`?\s*\|/.test(block.text)) {
      report(block.line, `a row outside of a table: "${block.text}"`);
    } else if (current === undefined) continue;
    else if (block.nested) report(block.line, `a list inside a message: "${block.text}"`);
    else if (block.kind === 'item' || current.messages.length === 0)
      addMessage(current, block.text, block.line);
    else report(block.line, `prose after the messages of ${current.code}: "${block.text}"`);
  }
  for (const found of codes.values()) {
    if (found.messages.length > 0) continue;
    if (found.title === '') report(found.line, `${found.code} has no message`);
    else addMessage(found, found.title, found.line);
  }
  return {
    codes: [...codes.values()].map(({ known: _, title: __, ...found }) => found),
    problems: problems.sort((left, right) => left.line - right.line),
  };
}

/** Whether a line of text is a heading that was copied as text: `10xx - General …`, or a line directly above a code. */
function isSection({ kind, text }: Passage, next: Block | undefined, current: OpenCode | undefined): boolean {
  if (kind !== 'text') return false;
  if (/^-?\d+x+\b/i.test(text)) return true;
  if (current?.messages.length === 0 || next === undefined) return false;
  return next.kind === 'table' ? tableColumns(next) !== undefined : parseCodeLine(next.text) !== undefined;
}

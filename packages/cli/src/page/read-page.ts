import { isUtf8 } from 'node:buffer';
import { escapeControls, truncate } from '@errlex/core/text';
import MarkdownIt from 'markdown-it';
import { readBytes, toInput } from '../payload/read-input.js';
import { CommandError, printNote, type Terminal } from '../terminal.js';
import { type Block, htmlBlocks, LINE_ATTRIBUTE, toLine } from './html-blocks.js';
import { type Page, parseCodes } from './parse-codes.js';

/** Reads an error-code page from a file, or from standard input for `-`. Throws a `CommandError` without a code. */
export async function readPage(file: string, terminal: Terminal): Promise<Page> {
  const page = parseCodes(pageBlocks(await readSource(file, terminal)));
  if (page.codes.length === 0) {
    printProblems(file, page.problems, terminal);
    throw new CommandError(`No error code found in ${nameOf(file)}.`);
  }
  return page;
}

/** The most characters of a note, which may quote the page. */
const MAX_NOTE_LENGTH = 300;

/** The largest pages of codes have less than 2 MB. */
const MAX_PAGE_BYTES = 4 * 2 ** 20;

/** Prints on standard error what could not be read, with its line. */
export function printProblems(file: string, problems: Page['problems'], terminal: Terminal): void {
  for (const { line, problem } of problems) {
    printNote(
      terminal,
      `${escapeControls(nameOf(file))}:${line}: ${escapeControls(truncate(problem, MAX_NOTE_LENGTH))}`,
    );
  }
}

/** Reads a file, or standard input for `-`. */
export async function readSource(file: string, terminal: Terminal): Promise<string> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of readBytes(toInput(file, terminal), terminal)) {
    bytes += chunk.byteLength;
    if (bytes > MAX_PAGE_BYTES) {
      throw new CommandError(`cannot read ${nameOf(file)}: expected at most ${MAX_PAGE_BYTES / 2 ** 20} MiB`);
    }
    chunks.push(chunk);
  }
  return toPageText(Buffer.concat(chunks), file, terminal);
}

/** Decodes a page by the charset that its HTML names, else as UTF-8; a note says if it is neither. */
function toPageText(bytes: Buffer, file: string, terminal: Terminal): string {
  if (isUtf8(bytes)) return bytes.toString('utf8');
  const [, charset] =
    /<meta[^>]{0,200}charset=["']?([\w-]{2,30})/i.exec(bytes.toString('latin1', 0, 4096)) ?? [];
  try {
    if (charset !== undefined) return new TextDecoder(charset).decode(bytes);
  } catch {
    // No charset that is known here.
  }
  printNote(terminal, `${escapeControls(nameOf(file))} is not UTF-8: convert it, or its texts are wrong`);
  return bytes.toString('utf8');
}

function nameOf(file: string): string {
  return file === '-' ? 'standard input' : file;
}

const html =
  /^\s*(?:<!--[\s\S]*?-->\s*)*<(?:!doctype|article|body|div|h[1-6]|head|html|main|ol|p|section|table|ul)\b/i;
const markdown = /^ {0,3}#{1,6}\s|^ {0,3}\|?[ \t]*:?-{2,}:?[ \t]*\||^ {0,3}(?:-{3,}|={3,})\s*$/m;

/** Splits a page into blocks: HTML, Markdown or plain text, whichever it looks like. */
export function pageBlocks(page: string): Block[] {
  // Markdown has no bullet and no table behind an indent of no-break spaces, or one that is escaped.
  const text = unescapeHtml(page)
    .replace(/^\ufeff/, '')
    .replace(/^(?=[ \t]*[\u00a0\u3000])[ \t\u00a0\u3000]+(?=[-*+|])/gm, ' ');
  if (html.test(text)) return htmlBlocks(text);
  return markdown.test(text) ? markdownBlocks(text) : textBlocks(text);
}

const entities: Readonly<Record<string, string>> = { amp: '&', gt: '>', lt: '<', quot: '"', '#39': "'" };

/** Returns the HTML of a page that holds all of it in escaped form, as a content system exports it. */
function unescapeHtml(page: string): string {
  if (/<[a-z]/i.test(page) || !/&lt;(?:h[1-6]|li|p|table|td)\b/i.test(page)) return page;
  return page.replace(/&(amp|gt|lt|quot|#39);/g, (_, name: string) => entities[name] ?? '');
}

const bullet = /^[-*•·◦▪‣]\s+/;

/** Splits a page that was copied as text: every line is a block. */
function textBlocks(text: string): Block[] {
  return text.split(/\r\n?|\n/).flatMap((raw, index): Block[] => {
    const line = toLine(raw);
    const isItem = bullet.test(line);
    const written = isItem ? line.replace(bullet, '') : line;
    return written === '' ? [] : [{ kind: isItem ? 'item' : 'text', text: written, line: index + 1 }];
  });
}

/** Returns the blocks of a Markdown page, including HTML inside it: renders it to HTML whose elements have line numbers. */
function markdownBlocks(markdown: string): Block[] {
  const renderer = new MarkdownIt({ html: true });
  const tokens = renderer.parse(mendTables(markdown), {});
  for (const token of tokens) {
    if (!token.map) continue;
    const line = token.map[0] + 1;
    if (token.type === 'html_block') token.content = numberLines(token.content, line);
    else if (token.nesting === 1) token.attrSet(LINE_ATTRIBUTE, String(line));
  }
  return htmlBlocks(renderer.renderer.render(tokens, renderer.options, {}), { isSource: false });
}

const delimiterRow = /^\s{0,3}\|?\s*:?-+:?\s*(?:\|\s*:?-+:?\s*)*\|?\s*$/;

/**
 * Gives the heads of tables, and the rows below them, as many cells as the longest row: Markdown reads no table if these
 * two differ, and leaves out the cells behind the last column.
 */
function mendTables(markdown: string): string {
  const lines = markdown.split('\n');
  for (let index = 1; index < lines.length; index++) {
    const head = lines[index - 1] ?? '';
    const line = lines[index] ?? '';
    if (!head.includes('|') || !line.includes('-') || !delimiterRow.test(line)) continue;
    const cells = countCells(head);
    let width = cells;
    let end = index + 1;
    for (; lines[end]?.includes('|'); end++) width = Math.max(width, countCells(lines[end] ?? ''));
    if (width > cells)
      lines[index - 1] = `${head.trimEnd().replace(/(?<!\\)\|$/, '')}${' | '.repeat(width - cells)} |`;
    if (width !== countCells(line)) lines[index] = `|${' --- |'.repeat(width)}`;
    index = end - 1;
  }
  return lines.join('\n');
}

function countCells(row: string): number {
  return row
    .trim()
    .replace(/^\||(?<!\\)\|$/g, '')
    .split(/(?<!\\)\|/).length;
}

/** Adds to the elements of HTML the lines in which they begin. */
function numberLines(html: string, first: number): string {
  return html
    .split('\n')
    .map((text, index) =>
      text.replace(/<(h[1-6]|li|p|table|tr)\b/gi, `$& ${LINE_ATTRIBUTE}="${first + index}"`),
    )
    .join('\n');
}

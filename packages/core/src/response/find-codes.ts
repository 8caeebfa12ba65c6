import type { ErrorReader } from '../define-errors.js';
import { truncate } from '../text/text.js';
import type { SearchNames } from './find-names.js';
import { decodeEscape, escapes } from './find-tokens.js';

/** A code written in prose, with the text after it. */
export interface FoundCode {
  readonly start: number;
  readonly end: number;
  readonly code: number;
  /** Empty if no text follows. */
  readonly msg: string;
}

/** Maximum length of the text after a code, in UTF-16 units. */
const MAX_TEXT_LENGTH = 512;

/** Maximum number of leading sentences that are compared with documented texts. */
const MAX_SENTENCES = 4;

interface Match {
  readonly start: number;
  readonly end: number;
  readonly code: number;
  readonly reason: string;
  readonly isBracketed: boolean;
}

/**
 * Finds the codes of the catalog that are written in prose: `code=-1121`, `code: -1121`, `code -1121` and
 * `[-1121] Invalid symbol.` Such codes are negative or have at least four digits. A code in brackets counts
 * only if a text follows.
 */
export function findCodes(text: string, names: SearchNames, reader: ErrorReader): FoundCode[] {
  const found: FoundCode[] = [];
  const matches = matchCodes(text, names, reader);
  for (const [position, match] of matches.entries()) {
    const { start, end, code, isBracketed } = match;
    const behind = truncate(text.slice(end, matches[position + 1]?.start), MAX_TEXT_LENGTH);
    const read = readText(behind, match, names, reader);
    if (read) found.push({ start, end: end + read.length, code, msg: read.msg });
    else if (!isBracketed) found.push({ start, end, code, msg: '' });
  }
  return found;
}

function matchCodes(text: string, { code: pattern }: SearchNames, reader: ErrorReader): Match[] {
  const matches: Match[] = [];
  const reasons = new Map<number, string | undefined>();
  pattern.lastIndex = 0;
  for (let match = pattern.exec(text); match; match = pattern.exec(text)) {
    const start = match.index;
    const isBracketed = match[3] !== undefined;
    if (isBracketed ? /[\w)\]]/.test(text.charAt(start - 1)) : !beginsName(text, start)) continue;
    const code = Number(match[2] ?? match[3]);
    // The pattern also matches four digits with leading zeros, such as `0042`.
    if (code >= 0 && code < 1000) continue;
    if (!reasons.has(code)) reasons.set(code, reader.describe({ code, msg: '' }).definition?.reason);
    const reason = reasons.get(code);
    if (reason !== undefined) matches.push({ start, end: pattern.lastIndex, code, reason, isBracketed });
  }
  return matches;
}

/**
 * Tests whether a field name begins at a place. The character before it must not be a letter or digit,
 * except in an escaped line break (`\ncode`) and in camel case (`errorCode`).
 */
function beginsName(text: string, place: number): boolean {
  if (!/[A-Za-z\d]/.test(text.charAt(place - 1))) return true;
  return /\\[nrt].|[a-z][A-Z]$/.test(text.slice(Math.max(0, place - 2), place + 1));
}

/**
 * Reads the text after a code, at most to the end of the line: the documented text that the line begins with,
 * else the whole line. Returns `undefined` for an undocumented text, unless the code is in brackets or the
 * text follows a field name such as `msg=`, a colon or a dash.
 */
function readText(
  behind: string,
  { code, reason, isBracketed }: Match,
  names: SearchNames,
  reader: ErrorReader,
): { readonly msg: string; readonly length: number } | undefined {
  const lead = /^[)\]>]{0,3}[ \t]{0,8}[,;:|&–-]?[ \t]{0,8}/.exec(behind)?.[0] ?? '';
  const [rest = ''] = behind.slice(lead.length).split(/[\r\n]/, 1);
  if (rest === '' || (lead === '' && !isBracketed)) return undefined;
  const name = names.text.exec(rest)?.[0];
  let index = name?.length ?? 0;
  const quoted = name === undefined ? null : /^(["'`])((?:\\.|(?!\1)[^\\])*)\1/.exec(rest.slice(index));
  if (quoted) {
    const msg = (quoted[2] as string).replace(escapes, decodeEscape);
    return { msg, length: lead.length + index + quoted[0].length };
  }
  if (name === undefined && rest.startsWith(reason)) index = /^\w*[\s:–-]{0,8}/.exec(rest)?.[0].length ?? 0;
  const whole = cutText(rest.slice(index));
  const documented = findDocumented(whole, (msg) => reader.describe({ code, msg }).messageId !== undefined);
  const msg = documented ?? whole;
  const isText =
    documented !== undefined ||
    (name === undefined
      ? (isBracketed || /[:|–-]/.test(lead)) && /^["'(]?[a-z\u0080-\uffff]/i.test(whole)
      : whole !== '');
  return isText ? { msg, length: lead.length + index + msg.length } : undefined;
}

/** Cuts a text at the end of the string, object, markup or brackets that contain it. */
function cutText(line: string): string {
  const [text = ''] = line.split(/[\\{}]|<\/?[a-z]|&[\w.]+=/i, 1);
  // An odd number of quotation marks means that the first one ends a string that began before the text. A
  // closing bracket without an opening one ends the brackets around the text.
  const quotes = text.split('"');
  const inString = quotes.length % 2 === 0 ? (quotes[0] as string) : text;
  const close = inString.search(/[)\]]/);
  const inBrackets = close < 0 || /[([]/.test(inString.slice(0, close)) ? inString : inString.slice(0, close);
  const trimmed = inBrackets.replace(/[\s,;|]{1,64}$/, '');
  return /^[^']*'$/.test(trimmed) ? trimmed.slice(0, -1) : trimmed;
}

/** Returns the text if it is documented, else the leading sentences if they are documented. */
function findDocumented(text: string, isDocumented: (msg: string) => boolean): string | undefined {
  if (text === '') return undefined;
  if (isDocumented(text)) return text;
  const ends = /[.!](?=["')\]]?\s)/g;
  for (let count = 0; count < MAX_SENTENCES && ends.test(text); count++) {
    const sentences = text.slice(0, ends.lastIndex);
    if (isDocumented(sentences)) return sentences;
  }
  return undefined;
}

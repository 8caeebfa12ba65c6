import { parsePayload } from '@errlex/core';
import { parseJson } from '@errlex/core/response';

/** A payload inside a text, from `start` up to `end`, not included. */
export interface FoundPayload {
  readonly start: number;
  readonly end: number;
  /** The parsed object; integers beyond 2^53 are strings. */
  readonly value: unknown;
}

/** One whose value may not be parsed yet. */
type Span = Partial<FoundPayload> & { readonly start: number; readonly end: number };

/** An object or a list that has begun and not ended, with its own `code` and `msg` as they are written. */
interface Container {
  readonly start: number;
  readonly isObject: boolean;
  key: string;
  code: string | undefined;
  msg: string | undefined;
}

const space = /[ \t\r\n]/;
const scalar = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null/y;
const stringPart = /[^"\\\x00-\x1f]+|\\(?:["\\/bfnrt]|u[\da-fA-F]{4})/y;
const lastBrace = /\{[ \t]*$/;
const escapedObject = /\{(?:\\+[nrt]|[ \t])*\\+"/y;

/**
 * The error payloads in a text such as a line of a log, in its order: objects with a `code` and a `msg`, also
 * inside other JSON and in strings that hold JSON. A payload inside a payload is part of it. Time is linear
 * in the length of the text. Never throws.
 */
export function findPayloads(text: string): FoundPayload[] {
  return findIn(text, 4);
}

/** The same, where a payload may be escaped `depth` times over, as a string inside a string. */
function findIn(text: string, depth: number): FoundPayload[] {
  const spans: Span[] = [];
  // What was quoted without escapes begins inside what reads as a string: a second reading begins there.
  const hidden: number[] = [];
  for (let at = text.indexOf('{'); at >= 0; at = text.indexOf('{', at)) {
    at = readEscaped(text, at, depth, spans) ?? readObject(text, at, depth, spans, hidden);
  }
  const others: Span[] = [];
  let end = 0;
  for (const start of hidden) if (start >= end) end = readObject(text, start, depth, others, []);
  const found: FoundPayload[] = [];
  for (const span of [...spans, ...others].sort((left, right) => left.start - right.start)) {
    if (span.start < (found.at(-1)?.end ?? 0)) continue;
    const { start, end: until, value = parseJson(text.slice(start, until)) } = span;
    found.push({ start, end: until, value });
  }
  return found;
}

/** Adds the payloads of the object at `start`; returns where it ends, or turns out to be no JSON. */
function readObject(text: string, start: number, depth: number, spans: Span[], hidden: number[]): number {
  const open: Container[] = [];
  let expects: 'first' | 'key' | 'colon' | 'value' | 'next' = 'value';
  for (let at = start, end = start; at < text.length; at = end) {
    const char = text.charAt(at);
    const inner = open.at(-1);
    const takesValue: boolean = expects === 'value' || (expects === 'first' && !inner?.isObject);
    end = at + 1;
    if (space.test(char)) continue;
    if (char === ',' && expects === 'next') expects = inner?.isObject ? 'key' : 'value';
    else if (char === ':' && expects === 'colon') expects = 'value';
    else if (char === '{' || char === '[') {
      if (!takesValue) return at;
      setLiteral(inner, undefined);
      open.push({ start: at, isObject: char === '{', key: '', code: undefined, msg: undefined });
      expects = 'first';
    } else if (char === '}' || char === ']') {
      const mayEnd = expects === 'first' || expects === 'next';
      if (!mayEnd || !inner || inner.isObject !== (char === '}')) return end;
      open.pop();
      if (isPayload(inner)) spans.push({ start: inner.start, end });
      if (open.length === 0) return end;
      expects = 'next';
    } else if (char === '"') {
      end = endOfString(text, at + 1) + 1;
      if (text.charAt(end - 1) !== '"') return at;
      const brace = text.slice(at, end - 1).search(lastBrace);
      if (brace >= 0) hidden.push(at + brace);
      if (takesValue) {
        setLiteral(inner, text.slice(at, end));
        readString(text, at + 1, end - 1, depth, spans);
        expects = 'next';
      } else if (inner && (expects === 'first' || expects === 'key')) {
        inner.key = text.slice(at, end);
        expects = 'colon';
      } else return at;
    } else {
      scalar.lastIndex = at;
      const [literal] = scalar.exec(text) ?? [];
      if (!takesValue || literal === undefined) return end;
      setLiteral(inner, literal);
      expects = 'next';
      end = at + literal.length;
    }
  }
  return text.length;
}

/** Reads an object whose quotes are escaped; undefined where there is none at `start`. */
function readEscaped(text: string, start: number, depth: number, spans: Span[]): number | undefined {
  escapedObject.lastIndex = start;
  if (!escapedObject.test(text)) return undefined;
  const end = endOfString(text, start);
  readString(text, start, end, depth, spans);
  const brace = text.slice(start + 1, end).search(lastBrace);
  return brace < 0 ? end : start + 1 + brace;
}

/** Adds the payloads in the JSON that a string holds. */
function readString(text: string, start: number, end: number, depth: number, spans: Span[]): void {
  const escaped = text.slice(start, end);
  if (depth === 0 || !escaped.includes('{') || !escaped.includes('\\"')) return;
  let at = 0;
  let position = 0;
  const toEscaped = (target: number): number => {
    for (; position < target; position++) at += escaped[at] !== '\\' ? 1 : escaped[at + 1] === 'u' ? 6 : 2;
    return start + at;
  };
  for (const found of findIn(JSON.parse(`"${escaped}"`), depth - 1)) {
    spans.push({ start: toEscaped(found.start), end: toEscaped(found.end), value: found.value });
  }
}

function setLiteral(container: Container | undefined, literal: string | undefined): void {
  if (container?.key === '"code"') container.code = literal;
  if (container?.key === '"msg"') container.msg = literal;
}

function isPayload({ code = 'null', msg = 'null' }: Container): boolean {
  return parsePayload({ code: JSON.parse(code), msg: JSON.parse(msg) }) !== undefined;
}

/** Where the string ends that `start` stands in: at its quotation mark, or where it turns out to be none. */
function endOfString(text: string, start: number): number {
  stringPart.lastIndex = start;
  let end = start;
  while (stringPart.test(text)) end = stringPart.lastIndex;
  return end;
}

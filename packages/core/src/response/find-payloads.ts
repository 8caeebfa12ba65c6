import { isJson } from './is-json.js';
import { parseJsonExact } from './parse-json.js';
import { toRefusal } from './to-refusal.js';

/** A payload inside a longer text. */
export interface FoundPayload {
  /** Where it begins in the text, in UTF-16 units. */
  readonly start: number;
  /** Where the text goes on behind it. */
  readonly end: number;
  readonly value: unknown;
}

/** What every refusal has one of. Whatever has none of them need not be parsed. */
const keys = /"(?:code|error|result|success|errorCode|errorMsg|errorMessage|errMsg|errCode)"\s*:/g;

/**
 * What is refused is at most so many objects deep, which keeps the time linear: no character is parsed more
 * often.
 */
const MAX_HEIGHT = 4;

/** Logs quote what they log: as often as this, a payload may be a string inside a string. */
const MAX_QUOTES = 3;

/**
 * The refusals inside a text, such as the lines of a log, in their order: payloads, failed items of a batch,
 * and whatever else `toOutcome` takes for an error by itself, also where they are escaped in a string. Of one
 * inside another the outer counts. Time is linear in the length of the text.
 */
export function findPayloads(text: string): FoundPayload[] {
  return findIn(text, MAX_QUOTES);
}

function findIn(text: string, quotes: number): FoundPayload[] {
  const places = Array.from(text.matchAll(keys), ({ index }) => index);
  let passed = 0;
  const payloads: FoundPayload[] = [];
  for (const [start, end] of places.length > 0 ? findBraces(text) : []) {
    while ((places[passed] ?? end) < start) passed++;
    if ((places[passed] ?? end) >= end || !isBehind(start, payloads)) continue;
    const value = parseOrNothing(text.slice(start, end));
    if (toRefusal(value)) payloads.push({ start, end, value });
  }
  if (quotes === 0 || !text.includes('\\"')) return payloads;
  const all = [...payloads, ...findEscaped(text, quotes - 1)].sort((left, right) => left.start - right.start);
  const outer: FoundPayload[] = [];
  for (const payload of all) if (isBehind(payload.start, outer)) outer.push(payload);
  return outer;
}

function isBehind(start: number, payloads: readonly FoundPayload[]): boolean {
  return start >= (payloads.at(-1)?.end ?? 0);
}

/** What is found in a text without one level of its escapes, at its place in the text itself. */
function findEscaped(text: string, quotes: number): FoundPayload[] {
  /** Of the backslashes that are left out: what now stands in their places. */
  const gaps: number[] = [];
  const plain = text.replace(/\\(["\\])/g, (_, character: string, index: number) => {
    gaps.push(index - gaps.length);
    return character;
  });
  let passed = 0;
  const toPlace = (index: number): number => {
    while ((gaps[passed] ?? plain.length) <= index) passed++;
    return index + passed;
  };
  return findIn(plain, quotes).map(({ start, end, value }) => ({
    start: toPlace(start),
    end: toPlace(end - 1) + 1,
    value,
  }));
}

interface Brace {
  readonly start: number;
  /** Of an object: how many levels of objects were closed in it. */
  height: number;
  end?: number;
}

/**
 * Where objects between braces begin and end, in the order of their beginnings, those that are too high left
 * out.
 */
function findBraces(text: string): [start: number, end: number][] {
  const found: Brace[] = [];
  // Where quotation marks do not pair up, nothing tells which of them begins a string: both readings are
  // followed, and every brace stands outside of a string in one of them.
  let [open, others]: [Brace[], Brace[]] = [[], []];
  for (let index = 0; index < text.length; index++) {
    const character = text[index];
    if (character === '\\') index++;
    else if (character === '"') [open, others] = [others, open];
    else if (character === '{') found[found.length] = open[open.length] = { start: index, height: 0 };
    else if (character === '}') {
      const brace = open.pop();
      if (brace === undefined) continue;
      const outer = open.at(-1);
      const height = brace.height + 1;
      if (height <= MAX_HEIGHT) brace.end = index + 1;
      if (outer) outer.height = Math.max(outer.height, height);
    }
  }
  return found.flatMap(({ start, end }) => (end === undefined ? [] : [[start, end]]));
}

function parseOrNothing(json: string): unknown {
  try {
    return isJson(json) ? parseJsonExact(json) : undefined;
  } catch {
    // Deeper than this engine can read.
    return undefined;
  }
}

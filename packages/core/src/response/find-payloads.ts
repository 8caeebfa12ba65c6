import { parseJson } from './parse-json.js';
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
const keys = /"(?:code|error|result|success|errorCode|errorMsg|errorMessage|errMsg|errCode)"\s*:/;

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
  // Where quotation marks do not pair up, nothing tells which of them begins a string: both readings are
  // tried, and every brace stands outside of a string in one of them.
  const braces = [...findBraces(text, false), ...findBraces(text, true)].sort(
    ([left], [right]) => left - right,
  );
  const payloads: FoundPayload[] = [];
  for (const [start, end] of braces) {
    const value = isBehind(start, payloads) ? parseOrNothing(text.slice(start, end)) : undefined;
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
  const positions: number[] = [];
  const plain: string[] = [];
  for (let index = 0; index < text.length; index++) {
    const isEscape = text[index] === '\\' && (text[index + 1] === '"' || text[index + 1] === '\\');
    if (isEscape) index++;
    positions.push(index);
    plain.push(text[index] as string);
  }
  return findIn(plain.join(''), quotes).map(({ start, end, value }) => ({
    start: positions[start] as number,
    end: (positions[end - 1] as number) + 1,
    value,
  }));
}

/** Where objects between braces begin and end, those that are too high left out. */
function findBraces(text: string, startsInString: boolean): [start: number, end: number][] {
  const found: [start: number, end: number][] = [];
  const starts: number[] = [];
  /** Of the open objects: how many levels of objects were closed in each. */
  const heights: number[] = [];
  let inString = startsInString;
  for (let index = 0; index < text.length; index++) {
    const character = text[index];
    if (character === '\\') index++;
    else if (character === '"') inString = !inString;
    else if (inString) continue;
    else if (character === '{') heights[starts.push(index) - 1] = 0;
    else if (character === '}' && starts.length > 0) {
      const start = starts.pop() as number;
      const height = (heights[starts.length] as number) + 1;
      if (height <= MAX_HEIGHT) found.push([start, index + 1]);
      if (starts.length > 0) {
        heights[starts.length - 1] = Math.max(heights[starts.length - 1] as number, height);
      }
    }
  }
  return found;
}

function parseOrNothing(json: string): unknown {
  try {
    return keys.test(json) ? parseJson(json) : undefined;
  } catch {
    return undefined;
  }
}

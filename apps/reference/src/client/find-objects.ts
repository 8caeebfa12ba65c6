import { parseJsonExact } from '@errlex/core/response';

/** A JSON object that stands in a text, at `start` up to `end`. */
export interface Found {
  readonly start: number;
  readonly end: number;
  readonly value: object;
}

/** How deep braces that enclose no JSON are looked into. */
const DEPTH = 3;

/**
 * The JSON objects that stand anywhere in a text, the outermost of each, in their order. Time is linear in
 * the length of the text, whatever it holds.
 */
export function findObjects(text: string, start = 0, end = text.length, depth = DEPTH): Found[] {
  return findBraced(text, start, end).flatMap(([from, to]): Found[] => {
    try {
      return [{ start: from, end: to, value: parseJsonExact(text.slice(from, to)) as object }];
    } catch {
      return depth > 0 ? findObjects(text, from + 1, to - 1, depth - 1) : [];
    }
  });
}

/**
 * The outermost pieces that begin with `{` and end with the `}` that belongs to it; braces inside strings
 * count for nothing.
 */
function findBraced(text: string, start: number, end: number): [from: number, to: number][] {
  const pieces: [from: number, to: number][] = [];
  let open: number[] = [];
  let inString = false;
  for (let index = start; index < end; index++) {
    const char = text[index];
    if (inString) {
      if (char === '\\') index++;
      else if (char === '"') inString = false;
      else if (char === '\n') {
        // No JSON has a line break in a string: what was open is none.
        inString = false;
        open = [];
      }
    } else if (char === '{') open.push(index);
    else if (open.length > 0 && char === '"') inString = true;
    else if (open.length > 0 && char === '}') {
      const from = open.pop() as number;
      while ((pieces.at(-1)?.[0] ?? -1) > from) pieces.pop();
      pieces.push([from, index + 1]);
    }
  }
  return pieces;
}

/** The most characters that are held back while a document that goes over several lines is not whole. */
const DOCUMENT_LIMIT = 2 ** 20;

const token = /[^\S\n]+|"[^"\\]*(?:\\.[^"\\]*)*"|-?\d[\d.eE+-]*|true|false|null|[{}[\],:\r\n]/y;

/**
 * Puts the lines of a JSON document together that was printed over several; every other line stays by itself.
 */
export interface LineGroups {
  /** Takes a line; returns what is whole now: documents and single lines, in the order of the input. */
  push(line: string): string[];
  /** What is left when there are no more lines. */
  end(): string[];
}

export function createLineGroups(): LineGroups {
  let held: string[] = [];
  let length = 0;
  let depth = 0;
  let last = '';
  const release = (): string[] => {
    const lines = held;
    held = [];
    length = 0;
    depth = 0;
    return lines;
  };
  return {
    push(line) {
      const before = mayFollow(last, line) ? [] : release();
      if (held.length === 0 && !/^\s*[{[]/.test(line)) return [...before, line];
      const change = depthOf(line);
      if (change === undefined) return [...before, ...release(), line];
      held.push(line);
      length += line.length;
      depth += change;
      last = line.trimEnd().at(-1) ?? last;
      if (depth > 0 && length <= DOCUMENT_LIMIT) return before;
      return [...before, ...(depth === 0 ? [release().join('')] : release())];
    },
    end: release,
  };
}

/** How much deeper JSON nests behind a line; undefined where the line is not made of JSON's tokens. */
function depthOf(line: string): number | undefined {
  let depth = 0;
  token.lastIndex = 0;
  while (token.lastIndex < line.length) {
    const [text] = token.exec(line) ?? [];
    if (text === undefined) return undefined;
    if (text === '{' || text === '[') depth++;
    else if (text === '}' || text === ']') depth--;
  }
  return depth;
}

/** Whether a line may go on with JSON whose last character so far is `last`. */
function mayFollow(last: string, line: string): boolean {
  const first = line.trimStart().charAt(0);
  if (first === '') return true;
  if (last === '{') return first === '"' || first === '}';
  return /[[,:]/.test(last) ? !/[,:}]/.test(first) : /[,:}\]]/.test(first);
}

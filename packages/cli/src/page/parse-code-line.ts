/** A line that begins with a code: `-1121 INVALID_SYMBOL`, `-1121: Invalid symbol.` */
export interface CodeLine {
  readonly code: number;
  /** Undefined if the line has no symbolic name. */
  readonly reason: string | undefined;
  /** The remaining text; may be empty. */
  readonly rest: string;
}

const opening = /^[-−–](\d{2,9})(?!\w|\.\d|%)[\s:|.,/&)\]—–-]*/;

/** A name in capitals: with an underscore, or a whole word of six letters or more, or alone on its line. */
const name = /^(?:[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+|[A-Z][A-Z0-9]{5,}|[A-Z][A-Z0-9]*$)(?=$|[\s:(|—–-])/;

/** Parses a line that begins with a negative number; `several` if it names more than one code. */
export function parseCodeLine(line: string): CodeLine | 'several' | undefined {
  const [opened, digits] = opening.exec(line) ?? [];
  if (opened === undefined) return undefined;
  const rest = line.slice(opened.length);
  if (/^[-−–]?\d{3,}\b/.test(rest)) return 'several';
  const [reason] = name.exec(rest) ?? [];
  return {
    code: -Number(digits),
    reason,
    rest: rest.slice(reason?.length ?? 0).replace(/^[\s:|—–-]+/, ''),
  };
}

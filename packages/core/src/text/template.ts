/** A template cut at its placeholders: one literal more than there are names. */
export interface Template {
  readonly literals: readonly string[];
  readonly names: readonly string[];
}

/** The most UTF-16 units that a param keeps. */
export const PARAM_LIMIT = 256;

/**
 * Fills in the values, which are named as the template names them. A missing one leaves nothing in its place.
 */
export function renderTemplate(
  { literals, names }: Template,
  values: Readonly<Record<string, unknown>>,
): string {
  let text = literals[0] ?? '';
  for (let index = 0; index < names.length; index++) {
    text += String(values[names[index] as string] ?? '') + literals[index + 1];
  }
  return text;
}

/**
 * The texts that stand in the template's places, or undefined when it is another text. Time is linear in the
 * length of the text; where a literal occurs more than once, its first place counts. A part longer than
 * {@link PARAM_LIMIT} is no match.
 */
export function matchTemplate({ literals }: Template, text: string): string[] | undefined {
  const parts: string[] = [];
  let start = 0;
  for (let index = 0; index < literals.length; index++) {
    const literal = literals[index] as string;
    const isLast = index === literals.length - 1;
    const end = index === 0 ? 0 : isLast ? text.length - literal.length : text.indexOf(literal, start);
    if (end < start || end - start > PARAM_LIMIT || !text.startsWith(literal, end)) return undefined;
    if (index > 0) parts.push(text.slice(start, end));
    start = end + literal.length;
  }
  return start === text.length ? parts : undefined;
}

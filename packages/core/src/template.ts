/** A template cut at its placeholders: one literal more than there are names. */
export interface Template {
  readonly literals: readonly string[];
  readonly names: readonly string[];
}

/** The most UTF-16 units that a param keeps. */
export const PARAM_LIMIT = 256;

/** Fills in the values, which are named as the template names them. A missing one leaves nothing in its place. */
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
 * The texts that stand in the template's places, or undefined when it is another text. Time is linear in the length of
 * the text; where a literal occurs more than once, its first place counts. A part longer than {@link PARAM_LIMIT} is no match.
 */
export function matchTemplate({ literals }: Template, text: string): string[] | undefined {
  const first = literals[0] ?? '';
  if (literals.length === 1) return text === first ? [] : undefined;
  const last = literals[literals.length - 1] ?? '';
  const end = text.length - last.length;
  if (end < first.length || !text.startsWith(first) || !text.endsWith(last)) return undefined;
  const parts: string[] = [];
  let start = first.length;
  for (let index = 1; index < literals.length; index++) {
    const literal = literals[index] as string;
    const at = index === literals.length - 1 ? end : text.indexOf(literal, start);
    if (at < start || at > end || at - start > PARAM_LIMIT) return undefined;
    parts.push(text.slice(start, at));
    start = at + literal.length;
  }
  return parts;
}

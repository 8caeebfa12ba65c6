/** A template, split at its placeholders. `literals` has one element more than `names`. */
export interface Template {
  readonly literals: readonly string[];
  readonly names: readonly string[];
}

/** Maximum length of a text param, in UTF-16 units. */
export const MAX_PARAM_LENGTH = 256;

/**
 * Returns the text with a value for each placeholder, by its name. A missing value is rendered as an empty
 * text.
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
 * Returns the part of the text at each placeholder, or `undefined` if the text does not match the template.
 * Takes time linear in the length of the text: each part ends at the first occurrence of the literal that
 * follows it. A part longer than {@link MAX_PARAM_LENGTH} does not match.
 */
export function matchTemplate({ literals }: Template, text: string): string[] | undefined {
  const parts: string[] = [];
  let start = 0;
  for (let index = 0; index < literals.length; index++) {
    const literal = literals[index] as string;
    const isLast = index === literals.length - 1;
    const end = index === 0 ? 0 : isLast ? text.length - literal.length : text.indexOf(literal, start);
    if (end < start || end - start > MAX_PARAM_LENGTH || !text.startsWith(literal, end)) return undefined;
    if (index > 0) parts.push(text.slice(start, end));
    start = end + literal.length;
  }
  return start === text.length ? parts : undefined;
}

/**
 * Returns the params by name, with numbers for `%d`. Returns `undefined` if a number is written in a form
 * other than `String(number)`, such as `007` or `1e3`.
 */
export function coerceParams(
  { names, kinds }: Pick<Template, 'names'> & { readonly kinds: readonly string[] },
  parts: readonly string[],
): Readonly<Record<string, string | number>> | undefined {
  const params: Record<string, string | number> = {};
  for (let index = 0; index < names.length; index++) {
    const part = parts[index] as string;
    const value = kinds[index] === '%d' ? Number(part) : part;
    if (String(value) !== part) return undefined;
    params[names[index] as string] = value;
  }
  return params;
}

/**
 * Matches control characters, line and paragraph separators, byte order marks and bidi controls. `\p{Cc}` and
 * `\p{Bidi_C}` are written out, because Hermes does not support them.
 */
const controls = /[\u0000-\u001f\u007f-\u009f\u061c\u200e-\u200f\u2028-\u202e\u2066-\u2069\ufeff]/g;

/** Matches printable ASCII: most params and all documented texts. */
const printable = /^[ -~]*$/;

/** Removes control characters, and replaces lone surrogates with U+FFFD. */
export function removeControls(text: string): string {
  return printable.test(text) ? text : text.replace(controls, '').replace(/[\ud800-\udfff]/gu, '\ufffd');
}

/** Writes control characters as `\u000a`, so that the text is one line and cannot control a terminal. */
export function escapeControls(text: string): string {
  return text.replace(controls, (control) => `\\u${control.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

/** Returns the first `limit` UTF-16 units of a text, without cutting a surrogate pair. */
export function truncate(text: string, limit: number): string {
  return text.length > limit ? text.slice(0, limit).replace(/[\ud800-\udbff]$/, '') : text;
}

// As numbers, so that no build writes them as invisible characters.
const FIRST_STRONG_ISOLATE = /*#__PURE__*/ String.fromCharCode(0x2068);
const POP_DIRECTIONAL_ISOLATE = /*#__PURE__*/ String.fromCharCode(0x2069);

/** Controls, line and paragraph separators, byte order marks and everything that steers the direction of text. */
const steering = /[\p{Cc}\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]/gu;
const rightToLeft = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u;

/** The most UTF-16 units that are printed of a param. */
const PARAM_LIMIT = 256;

/** Most params and all documented texts: nothing in it needs a closer look. */
const printable = /^[ -~]*$/;

/** A text without controls, and with U+FFFD for a lone surrogate. */
export function toPlainText(text: string): string {
  return printable.test(text) ? text : text.replace(steering, '').replace(/\p{Cs}/gu, '\ufffd');
}

/** A param as it is printed: plain, at most 256 UTF-16 units, and isolated where it is written from right to left. */
export function toPlainParam(value: string | number): string {
  if (typeof value === 'number') return String(value);
  const capped = value.length > PARAM_LIMIT ? value.slice(0, PARAM_LIMIT) : value;
  if (printable.test(capped)) return capped;
  const text = toPlainText(capped);
  return rightToLeft.test(text) ? isolate(text) : text;
}

/** Keeps the direction of a text from reordering what stands around it. */
export function isolate(text: string): string {
  return FIRST_STRONG_ISOLATE + text + POP_DIRECTIONAL_ISOLATE;
}

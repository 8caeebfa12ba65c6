import { MAX_PARAM_LENGTH, toPlainText } from '@errlex/core/text';

// Written as numbers, so that no build turns them into invisible characters.
const FIRST_STRONG_ISOLATE = /*#__PURE__*/ String.fromCharCode(0x2068);
const POP_DIRECTIONAL_ISOLATE = /*#__PURE__*/ String.fromCharCode(0x2069);

const rightToLeft = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u;

/** Converts a param to plain text: without control characters, at most 256 UTF-16 units. */
export function toPlainParam(value: string | number): string {
  return typeof value === 'number' ? String(value) : toPlainText(value.slice(0, MAX_PARAM_LENGTH));
}

/** Isolates a plain param if it contains right-to-left script; for left-to-right text. */
export function isolateRightToLeft(param: string): string {
  return rightToLeft.test(param) ? isolate(param) : param;
}

/** Wraps a text in bidi isolates, so that its direction does not reorder the text around it. */
export function isolate(text: string): string {
  return FIRST_STRONG_ISOLATE + text + POP_DIRECTIONAL_ISOLATE;
}

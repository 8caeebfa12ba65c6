import { PARAM_LIMIT, toPlainText } from '@errlex/core/text';

// As numbers, so that no build writes them as invisible characters.
const FIRST_STRONG_ISOLATE = /*#__PURE__*/ String.fromCharCode(0x2068);
const POP_DIRECTIONAL_ISOLATE = /*#__PURE__*/ String.fromCharCode(0x2069);

const rightToLeft = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u;

/** A param as plain text: without controls, at most 256 UTF-16 units. */
export function toPlainParam(value: string | number): string {
  return typeof value === 'number' ? String(value) : toPlainText(value.slice(0, PARAM_LIMIT));
}

/** A plain param for text that runs from left to right: isolated where it is written from right to left. */
export function isolateRightToLeft(param: string): string {
  return rightToLeft.test(param) ? isolate(param) : param;
}

/** Keeps the direction of a text from reordering what stands around it. */
export function isolate(text: string): string {
  return FIRST_STRONG_ISOLATE + text + POP_DIRECTIONAL_ISOLATE;
}

/**
 * Controls, separators of lines and paragraphs, byte order marks and everything that steers the direction of
 * text.
 */
const steering = /[\p{Cc}\p{Bidi_C}\u2028\u2029\ufeff]/gu;

/** Most params and all documented texts: nothing in it needs a closer look. */
const printable = /^[ -~]*$/;

/** A text without controls, and with U+FFFD for a lone surrogate. */
export function toPlainText(text: string): string {
  return printable.test(text) ? text : text.replace(steering, '').replace(/\p{Cs}/gu, '\ufffd');
}

/** A text as one line that a terminal prints as it stands: controls are written `\u000a`. */
export function escapeControls(text: string): string {
  return text.replace(steering, (control) => `\\u${control.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

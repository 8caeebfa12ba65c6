/** Matches control characters, line and paragraph separators, byte order marks and bidi controls. */
const steering = /[\p{Cc}\p{Bidi_C}\u2028\u2029\ufeff]/gu;

/** Matches printable ASCII: most params and all documented texts. */
const printable = /^[ -~]*$/;

/** Removes control characters, and replaces lone surrogates with U+FFFD. */
export function toPlainText(text: string): string {
  return printable.test(text) ? text : text.replace(steering, '').replace(/\p{Cs}/gu, '\ufffd');
}

/** Writes control characters as `\u000a`, so that the text is one line and cannot control a terminal. */
export function escapeControls(text: string): string {
  return text.replace(steering, (control) => `\\u${control.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

/** Returns the first `limit` UTF-16 units of a text, without cutting a surrogate pair. */
export function truncate(text: string, limit: number): string {
  return text.length > limit ? text.slice(0, limit).replace(/[\ud800-\udbff]$/, '') : text;
}

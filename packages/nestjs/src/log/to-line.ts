const LINE_LIMIT = 1024;

/** A text as a part of one line of a log: controls and line ends escaped, 1024 UTF-16 units at most. */
export function toLine(text: string): string {
  const cut = text.length > LINE_LIMIT ? `${text.slice(0, LINE_LIMIT)}…` : text;
  return cut.replace(
    /[\u0000-\u001f\u007f-\u009f\u2028\u2029]/g,
    (control) => `\\u${control.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

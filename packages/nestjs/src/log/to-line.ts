import { escapeControls, truncate } from '@errlex/core/text';

const LINE_LIMIT = 1024;

/** A text as a part of one line of a log: controls and line ends escaped, 1024 UTF-16 units at most. */
export function toLine(text: string): string {
  return escapeControls(truncate(text, LINE_LIMIT));
}

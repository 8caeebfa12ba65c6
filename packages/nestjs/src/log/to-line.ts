import { escapeControls, truncate } from '@errlex/core/text';

const MAX_LINE_LENGTH = 1024;

/** Escapes control characters and line breaks of a text for one line of a log; keeps 1024 UTF-16 units. */
export function toLine(text: string): string {
  return escapeControls(truncate(text, MAX_LINE_LENGTH));
}

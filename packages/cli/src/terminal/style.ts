import { styleText } from 'node:util';

// `styleText` styles where standard output is a terminal, and minds NO_COLOR, FORCE_COLOR and the like.

/** What a block of lines is about. */
export function title(text: string): string {
  return styleText('bold', text);
}

/** What stands before a value. */
export function label(text: string): string {
  return styleText('dim', text);
}

/** What was added. */
export function added(text: string): string {
  return styleText('green', text);
}

/** What was removed. */
export function removed(text: string): string {
  return styleText('red', text);
}

import { styleText } from 'node:util';

/** A title, where standard output is a terminal that may show colors. */
export function title(text: string): string {
  return styleText('bold', text);
}

/** What stands before a value, where standard output is a terminal that may show colors. */
export function label(text: string): string {
  return styleText('dim', text);
}

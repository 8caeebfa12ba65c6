import { styleText } from 'node:util';

// `styleText` styles only on a terminal, and respects NO_COLOR and FORCE_COLOR.

/** Styles the title of a block of lines. */
export function title(text: string): string {
  return styleText('bold', text);
}

/** Styles the name of a value. */
export function label(text: string): string {
  return styleText('dim', text);
}

/** Styles an addition. */
export function added(text: string): string {
  return styleText('green', text);
}

/** Styles a removal. */
export function removed(text: string): string {
  return styleText('red', text);
}

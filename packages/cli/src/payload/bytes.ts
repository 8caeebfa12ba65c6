// Lines are passed on byte for byte, whatever their encoding: a string whose characters are bytes keeps them
// all.

const ascii = /^[\0-\x7f]*$/;

/** The text that bytes are in UTF-8. */
export function toText(bytes: string): string {
  return ascii.test(bytes) ? bytes : Buffer.from(bytes, 'latin1').toString('utf8');
}

/** A text in UTF-8, each byte as a character. */
export function toBytes(text: string): string {
  return ascii.test(text) ? text : Buffer.from(text, 'utf8').toString('latin1');
}

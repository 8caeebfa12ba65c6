declare const raw: unique symbol;

/** A number that `JSON.stringify` writes with the very digits it was made of. */
export interface RawNumber {
  readonly [raw]: true;
}

/** The digits as a JSON number, whatever their size. Throws a `SyntaxError` for what is no JSON. */
export function toRawNumber(digits: string): RawNumber {
  // TypeScript does not declare `JSON.rawJSON` yet.
  return (JSON as unknown as { rawJSON(text: string): RawNumber }).rawJSON(digits);
}

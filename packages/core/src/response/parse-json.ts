/** Integers in JSON text that a double may not hold; strings come first, so that digits inside them are left alone. */
const longIntegers = /"(?:[^"\\]|\\.)*"|-?\d{16,}(?![\d.eE])/g;

/**
 * `JSON.parse`, except that an integer beyond 2^53, such as a 64-bit order id, becomes the string of its digits instead of a
 * neighbouring number. Throws the `SyntaxError` of `JSON.parse`.
 */
export function parseJson(text: string): unknown {
  const value: unknown = JSON.parse(text);
  if (!/\d{16}/.test(text)) return value;
  return JSON.parse(
    text.replace(longIntegers, (token) =>
      token.startsWith('"') || Number.isSafeInteger(Number(token)) ? token : `"${token}"`,
    ),
  );
}

/** The strings and numbers of JSON text; strings too, so that digits inside them are left alone. */
const tokens = /"(?:[^"\\]|\\.)*"|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/g;

/**
 * `JSON.parse`, except that an integer beyond 2^53, such as a 64-bit order id, becomes the string of its digits instead of a
 * neighbouring number. Throws the `SyntaxError` of `JSON.parse`.
 */
export function parseJson(text: string): unknown {
  const value: unknown = JSON.parse(text);
  if (!/\d{16}/.test(text)) return value;
  return JSON.parse(text.replace(tokens, (token) => (isLongInteger(token) ? `"${token}"` : token)));
}

function isLongInteger(token: string): boolean {
  return /^-?\d+$/.test(token) && !Number.isSafeInteger(Number(token));
}

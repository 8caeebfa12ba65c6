/** Matches the tokens that matter in JSON text: an escape sequence, a quotation mark, a number. */
const tokens = /\\.|"|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/g;

/**
 * Parses JSON like `JSON.parse`, but turns an integer beyond 2^53, such as a 64-bit order id, into the string
 * of its digits instead of a nearby number. Throws the `SyntaxError` of `JSON.parse`.
 */
export function parseJsonExact(text: string): unknown {
  const value: unknown = JSON.parse(text);
  if (!/\d{16}/.test(text)) return value;
  let inString = false;
  const exact = text.replace(tokens, (token) => {
    if (token === '"') inString = !inString;
    return !inString && isLongInteger(token) ? `"${token}"` : token;
  });
  return JSON.parse(exact);
}

function isLongInteger(token: string): boolean {
  return /^-?\d+$/.test(token) && !Number.isSafeInteger(Number(token));
}

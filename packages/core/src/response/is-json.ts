/** White space, a string, a number, a word, or a mark of JSON. */
const token =
  /[ \t\n\r]+|"[^"\\\0-\x1f]*(?:\\(?:["\\/bfnrt]|u[\da-fA-F]{4})[^"\\\0-\x1f]*)*"|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null|[{}[\],:]/y;

/**
 * Whether `JSON.parse` would take a text. Where most texts are none, asking costs a hundredth of the error
 * that it throws.
 */
export function isJson(text: string): boolean {
  /** What closes the objects and lists that are open. */
  const open: string[] = [];
  let wanted: 'value' | 'key' | ':' | ',' = 'value';
  let isEmpty = false;
  token.lastIndex = 0;
  while (token.lastIndex < text.length) {
    const [found = ''] = token.exec(text) ?? [];
    // Also where no token begins.
    if (found.trim() === '') {
      if (found === '') return false;
      continue;
    }
    const closing = open.at(-1);
    if (found === closing && (wanted === ',' || isEmpty)) {
      open.pop();
      wanted = ',';
    } else if (wanted === ',') {
      if (found !== ',' || closing === undefined) return false;
      wanted = closing === '}' ? 'key' : 'value';
    } else if (wanted === ':') {
      if (found !== ':') return false;
      wanted = 'value';
    } else if (wanted === 'key') {
      if (!found.startsWith('"')) return false;
      wanted = ':';
    } else if (found === '{' || found === '[') {
      open.push(found === '{' ? '}' : ']');
      wanted = found === '{' ? 'key' : 'value';
      isEmpty = true;
      continue;
    } else {
      if (/^[\]},:]/.test(found)) return false;
      wanted = ',';
    }
    isEmpty = false;
  }
  return wanted === ',' && open.length === 0;
}

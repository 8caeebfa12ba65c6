/**
 * The payloads in a text: the whole, where it is JSON, however many lines it takes; else one per line, where each line that is not
 * empty is JSON by itself; else the whole as the one body that it is.
 */
export function splitPayloads(text: string): string[] {
  if (isJson(text)) return [text];
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  return lines.length > 1 && lines.every(isJson) ? lines : [text];
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

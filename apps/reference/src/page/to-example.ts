import type { Entry, EntryMessage } from './to-entries.js';

/**
 * Writes a log to try the decoder with: a line with a payload and, in the default shape, a batch response, a frame
 * of a WebSocket and a line that names a code.
 */
export function toExample(entries: readonly Entry[], hasDefaultShape: boolean): string {
  const messages = entries.flatMap((entry) => entry.messages);
  const find = (kinds: string) =>
    messages.find(({ template }) => (template[0].match(/%[ds]/g) ?? []).join('') === kinds);
  const last = messages.at(-1);
  const [text, numbers, plain] = [find('%s') ?? messages[0], find('%d%d') ?? find('%d') ?? last, last];
  if (!text || !numbers || !plain) return '';
  const order = `09:14:02.118 ERROR POST /order 400 ${toJson(text)}`;
  if (!hasDefaultShape) return [order, `09:14:06.001 WARN  GET /orders 400 ${toJson(numbers)}`].join('\n');
  // In words, the decoder reads codes that no other number is likely to be.
  const code = entries.map(({ definition }) => definition.code).find((one) => one < 0 || one >= 1000);
  return [
    order,
    `09:14:05.730 INFO  batch {"orderList":[{"orderId":"702345678901299998","status":"CANCELED"},${toJson(plain)}]}`,
    `09:14:06.001 WARN  frame {"id":"7","status":400,"error":${toJson(numbers)}}`,
    ...(code === undefined ? [] : [`09:14:09.447 ERROR code=${code}`]),
  ].join('\n');
}

function toJson({ payload }: EntryMessage): string {
  return JSON.stringify(payload);
}

import type { Entry, EntryMessage } from './to-entries.js';

/**
 * A log to try the decoder with: a line with a payload, a batch answer, the frame of a WebSocket, and a line
 * that only names a code.
 */
export function toExample(entries: readonly Entry[]): string {
  const all = entries.flatMap(({ definition: { code }, messages }) =>
    messages.map((message) => ({ ...message, code })),
  );
  const find = (kinds: string) => all.find(({ row }) => (row[0].match(/%[ds]/g) ?? []).join('') === kinds);
  const last = all.at(-1);
  const [text, numbers, plain] = [find('%s') ?? all[0], find('%d%d') ?? find('%d') ?? last, last];
  if (!text || !numbers || !plain) return '';
  return [
    `09:14:02.118 ERROR POST /order 400 ${toPayload(text)}`,
    `09:14:05.730 INFO  batch {"orderList":[{"orderId":"702345678901299998","status":"CANCELED"},${toPayload(plain)}]}`,
    `09:14:06.001 WARN  frame {"id":"7","status":400,"error":${toPayload(numbers)}}`,
    `09:14:09.447 ERROR code=${all[0]?.code}`,
  ].join('\n');
}

function toPayload({ code, msg }: EntryMessage & { readonly code: number }): string {
  return JSON.stringify({ code, msg });
}

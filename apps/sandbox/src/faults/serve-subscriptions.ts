import { randomUUID } from 'node:crypto';
import type { Server } from 'node:http';
import { type WebSocket, WebSocketServer } from 'ws';
import * as z from 'zod/mini';
import { intervals } from '../market/intervals.js';
import { tradingPairs } from '../market/trading-pair.js';

/** The refusal that a connection does not survive, and the status that it is closed with. */
const LAST_REFUSAL = 6;
const INVALID_PAYLOAD = 1007;

const frameSchema = z.object({
  id: z.optional(z.union([z.string(), z.number()])),
  method: z.enum(['SUBSCRIBE', 'UNSUBSCRIBE']),
  params: z.array(z.string()).check(z.minLength(1)),
});

const kline = `kline_(${Object.keys(intervals).join('|')})(_[A-Z_]+)?`;
const events = new RegExp(`^(ticker|trade|bookTicker|depth|${kline})$`);

/**
 * Answers subscriptions over WebSocket: refuses wrong ones as the real service was seen to, and closes the
 * connection at the sixth; acknowledges right ones, and sends no market data.
 */
export function serveSubscriptions(server: Server): WebSocketServer {
  const sockets = new WebSocketServer({ noServer: true, path: '/v3/ws/public', maxPayload: 65_536 });
  server.on('upgrade', (request, socket, head) => sockets.handleUpgrade(request, socket, head, serve));
  return sockets;
}

function serve(socket: WebSocket): void {
  let refusals = 0;
  // A frame that breaks the protocol; the library closes the connection.
  socket.on('error', () => undefined);
  socket.on('message', (data) => {
    const answer = toAnswer(String(data));
    socket.send(JSON.stringify(answer));
    if (answer.result) return;
    refusals += 1;
    if (refusals === LAST_REFUSAL) socket.close(INVALID_PAYLOAD, 'Unrecognized message sent multiple times');
  });
  socket.send(JSON.stringify({ cid: randomUUID(), event: 'connected', time: String(Date.now()) }));
}

/** The answer to a frame. One that cannot be read is answered without an `id`. */
function toAnswer(text: string) {
  const { success, data: frame } = frameSchema.safeParse(parse(text));
  if (!success) return { result: false, msg: `INVALID_ARGUMENT: unrecognized message : ${text}` };
  const { id, params } = frame;
  const problem = params.map(toProblem).find((found) => found !== undefined);
  return problem === undefined
    ? { result: true, id }
    : { result: false, id, msg: `INVALID_ARGUMENT: ${problem}` };
}

/** What is wrong with a channel such as `BTCUSDT@depth15`. */
function toProblem(channel: string): string | undefined {
  const [symbol, event = ''] = channel.split('@');
  const [, depth] = /^depth(\d+)$/.exec(event) ?? [];
  if (!tradingPairs.some((pair) => pair.symbol === symbol)) return `invalid symbol : ${symbol}`;
  if (depth !== undefined)
    return ['15', '200'].includes(depth) ? undefined : `invalid depth level : ${depth}`;
  return events.test(event) ? undefined : `invalid event : ${event}`;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

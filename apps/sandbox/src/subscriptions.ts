import { randomUUID } from 'node:crypto';
import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { type WebSocket, WebSocketServer } from 'ws';
import * as z from 'zod/mini';
import { intervals } from './market/klines.js';
import { tradingPairs } from './market/trading-pairs.js';

/** Number of errors after which the connection is closed, and the close code. */
const MAX_ERRORS = 6;
const INVALID_PAYLOAD = 1007;

/** Bytes that may wait for a client that does not read; beyond that its connection ends. */
const MAX_BUFFERED_BYTES = 1_048_576;

const frameSchema = z.object({
  id: z.optional(z.union([z.string(), z.number()])),
  method: z.enum(['SUBSCRIBE', 'UNSUBSCRIBE']),
  params: z.array(z.string()).check(z.minLength(1)),
});

const kline = `kline_(${Object.keys(intervals).join('|')})(_[A-Z_]+)?`;
const events = new RegExp(`^(ticker|trade|bookTicker|depth|${kline})$`);

/**
 * Accepts subscriptions over WebSocket: acknowledges valid ones, and sends no market data; responds to invalid
 * ones as the real service was observed to, and closes the connection at the sixth.
 */
export function serveSubscriptions(server: Server): WebSocketServer {
  const sockets = new WebSocketServer({ noServer: true, path: '/v3/ws/public', maxPayload: 65_536 });
  server.on('upgrade', (request, socket, head) => {
    if (/^websocket$/i.test(request.headers.upgrade ?? '')) {
      sockets.handleUpgrade(request, socket, head, serve);
    } else {
      serveWithoutUpgrade(server, request, socket, head);
    }
  });
  return sockets;
}

function serve(socket: WebSocket): void {
  let errors = 0;
  const send = (value: object) => {
    socket.send(JSON.stringify(value));
    if (socket.bufferedAmount > MAX_BUFFERED_BYTES) socket.terminate();
  };
  // `ws` closes the connection after a frame that breaks the protocol.
  socket.on('error', () => undefined);
  socket.on('message', (data) => {
    const response = respondTo(String(data));
    send(response);
    if (response.result) return;
    errors += 1;
    if (errors === MAX_ERRORS) socket.close(INVALID_PAYLOAD, 'Unrecognized message sent multiple times');
  });
  send({ cid: randomUUID(), event: 'connected', time: String(Date.now()) });
}

/**
 * Serves a request that asks for another protocol, such as h2c, over HTTP/1.1: gives the connection back to the
 * server, with the head of the request but without its `Upgrade`. Java's client asks for h2c by default.
 */
function serveWithoutUpgrade(server: Server, request: IncomingMessage, socket: Duplex, rest: Buffer): void {
  const { method, url, httpVersion, rawHeaders } = request;
  const lines = [`${method} ${url} HTTP/${httpVersion}`];
  for (let index = 0; index < rawHeaders.length; index += 2) {
    const name = rawHeaders[index] as string;
    if (!/^(?:connection|upgrade|http2-settings)$/i.test(name))
      lines.push(`${name}: ${rawHeaders[index + 1]}`);
  }
  socket.unshift(Buffer.concat([Buffer.from(`${lines.join('\r\n')}\r\n\r\n`, 'latin1'), rest]));
  server.emit('connection', socket);
}

/** Returns the response to a frame; without an `id` if the frame cannot be read. */
function respondTo(text: string) {
  const { success, data: frame } = frameSchema.safeParse(parseFrame(text));
  if (!success) return { result: false, msg: `INVALID_ARGUMENT: unrecognized message : ${text}` };
  const { id, params } = frame;
  const problem = params.map(findProblem).find((found) => found !== undefined);
  return problem === undefined
    ? { result: true, id }
    : { result: false, id, msg: `INVALID_ARGUMENT: ${problem}` };
}

/** Returns the problem of a channel such as `BTCUSDT@depth15`; `undefined` if it is valid. */
function findProblem(channel: string): string | undefined {
  const [symbol, event = ''] = channel.split('@');
  const [, depth] = /^depth(\d+)$/.exec(event) ?? [];
  if (!tradingPairs.some((pair) => pair.symbol === symbol)) return `invalid symbol : ${symbol}`;
  if (depth !== undefined)
    return ['15', '200'].includes(depth) ? undefined : `invalid depth level : ${depth}`;
  return events.test(event) ? undefined : `invalid event : ${event}`;
}

function parseFrame(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

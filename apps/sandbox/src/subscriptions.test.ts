import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { connect } from 'node:net';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { send } from './client.fixture.js';
import { type Sandbox, startSandbox } from './start-sandbox.js';

/** Frames, and the responses to them. */
const rows = [
  { frame: '{"method":"SUBSCRIBE","params":["BTCUSDT@depth15"],"id":1}', response: '{"result":true,"id":1}' },
  {
    frame: '{"method":"SUBSCRIBE","params":["BTCUSDT@ticker","X@ticker"],"id":1}',
    response: '{"result":false,"id":1,"msg":"INVALID_ARGUMENT: invalid symbol : X"}',
  },
  {
    frame: '{"method":"SUBSCRIBE","params":["BTCUSDT@depth50"],"id":2}',
    response: '{"result":false,"id":2,"msg":"INVALID_ARGUMENT: invalid depth level : 50"}',
  },
  {
    frame: '{"method":"SUBSCRIBE","params":["BTCUSDT@nope"],"id":"3"}',
    response: '{"result":false,"id":"3","msg":"INVALID_ARGUMENT: invalid event : nope"}',
  },
  { frame: 'hello', response: '{"result":false,"msg":"INVALID_ARGUMENT: unrecognized message : hello"}' },
];

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await startSandbox();
});
afterAll(() => sandbox.stop());

let socket: WebSocket;
let greeting: string;
const open = (path: string) => new WebSocket(`${sandbox.origin.replace('http', 'ws')}${path}`);
beforeEach(async () => {
  socket = open('/v3/ws/public');
  greeting = String((await once(socket, 'message'))[0]);
});
afterEach(() => socket.terminate());

async function ask(frame: string): Promise<string> {
  const response = once(socket, 'message');
  socket.send(frame);
  return String((await response)[0]);
}

describe('serveSubscriptions', () => {
  it('a greeting is the first message', () => {
    expect(JSON.parse(greeting)).toEqual({
      cid: expect.any(String),
      event: 'connected',
      time: expect.stringMatching(/^\d{13}$/),
    });
  });

  it('responds as FAULTS.md says', () => {
    const document = readFileSync(new URL('../FAULTS.md', import.meta.url), 'utf8');
    const lines = rows.map(({ frame, response }) => `| \`${frame}\` | \`${response}\` |`);
    const table = ['| frame | response |', '| --- | --- |', ...lines].join('\n');
    expect(document.replace(/ +/g, ' ').replace(/-{3,}/g, '---')).toContain(table);
  });

  it.each(rows)('$frame gets $response', async ({ frame, response }) => {
    expect(await ask(frame)).toBe(response);
  });

  it.each(['ticker', 'trade', 'bookTicker', 'depth200', 'kline_1m', 'kline_1M_LAST_PRICE'])(
    'knows %s',
    async (event) => {
      expect(await ask(JSON.stringify({ method: 'UNSUBSCRIBE', params: [`ETHBTC@${event}`] }))).toBe(
        '{"result":true}',
      );
    },
  );

  it('the sixth error closes the connection', async () => {
    const closed = once(socket, 'close');
    for (let sent = 0; sent < 6; sent += 1) await ask('hello');
    const [code, reason] = await closed;
    expect([code, String(reason)]).toEqual([1007, 'Unrecognized message sent multiple times']);
  });

  it('outlives a frame that breaks the protocol, and an unknown path', async () => {
    const closed = once(socket, 'close');
    socket.send('x'.repeat(100_000));
    expect((await closed)[0]).toBe(1009);
    const [error] = await once(open('/v3/ws/nope'), 'error');
    expect(String(error)).toContain('400');
    expect((await fetch(`${sandbox.origin}/api/v3/ping`)).status).toBe(200);
  });

  it('a client that sends and never reads is disconnected, before its responses fill the memory', async () => {
    const { hostname, port } = new URL(sandbox.origin);
    const client = connect(Number(port), hostname);
    const ended = new Promise<number>((resolve) => {
      client.once('close', () => resolve(client.bytesWritten));
      client.once('error', () => undefined);
    });
    client.write(
      `GET /v3/ws/public HTTP/1.1\r\nHost: ${hostname}\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n` +
        'Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n',
    );
    await once(client, 'data');
    client.pause();
    // A frame that is acknowledged with as many bytes, masked with zeros.
    const text = JSON.stringify({ method: 'SUBSCRIBE', params: ['ETHBTC@ticker'], id: 'x'.repeat(60_000) });
    const head = Buffer.from([0x81, 0xfe, text.length >> 8, text.length & 0xff, 0, 0, 0, 0]);
    const frame = Buffer.concat([head, Buffer.from(text)]);
    const sender = setInterval(() => {
      for (let sent = 0; sent < 10 && client.writable; sent++) client.write(frame);
    }, 5);
    expect(await ended).toBeLessThan(256 * 1_048_576);
    clearInterval(sender);
  });

  it.each([
    ['GET', 'ping', ''],
    ['POST', 'order', '{"symbol":"BTCUSDT","side":"BUY","type":"LIMIT","quantity":"0.01","price":"20000"}'],
  ])('a request that asks for h2c (%s %s) is served over HTTP/1.1', async (method, path, body) => {
    const headers = { Connection: 'Upgrade, HTTP2-Settings', Upgrade: 'h2c', 'HTTP2-Settings': 'AAMAAABk' };
    const request = { method, path, headers, ...(body && { key: 'demo', body }) };
    for (const _ of ['first', 'second']) {
      const { status, text } = await send(sandbox.origin, request);
      expect([status, text]).toEqual([200, body ? expect.stringContaining('"orderId":7') : '{}']);
    }
  });

  it('does not keep the sandbox from stopping', async () => {
    const other = await startSandbox();
    const client = new WebSocket(`${other.origin.replace('http', 'ws')}/v3/ws/public`);
    await once(client, 'message');
    const closed = once(client, 'close');
    await other.stop();
    expect((await closed)[0]).toBe(1006);
  });
});

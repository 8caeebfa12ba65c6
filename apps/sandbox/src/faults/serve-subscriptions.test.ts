import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { type Sandbox, startSandbox } from '../start-sandbox.js';
import { subscriptionRows, toSubscriptionTable } from './subscription-rows.fixture.js';

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await startSandbox();
});
afterAll(() => sandbox.stop());

let socket: WebSocket;
let greeting: string;
const connect = (path: string) => new WebSocket(`${sandbox.origin.replace('http', 'ws')}${path}`);
beforeEach(async () => {
  socket = connect('/v3/ws/public');
  greeting = String((await once(socket, 'message'))[0]);
});
afterEach(() => socket.terminate());

async function ask(frame: string): Promise<string> {
  const answered = once(socket, 'message');
  socket.send(frame);
  return String((await answered)[0]);
}

describe('serveSubscriptions', () => {
  it('greets', () => {
    expect(JSON.parse(greeting)).toEqual({
      cid: expect.any(String),
      event: 'connected',
      time: expect.stringMatching(/^\d{13}$/),
    });
  });

  it('answers as the README says', () => {
    const readme = readFileSync(new URL('../../README.md', import.meta.url), 'utf8');
    expect(readme.replace(/ +/g, ' ').replace(/-{3,}/g, '---')).toContain(
      toSubscriptionTable(subscriptionRows),
    );
  });

  it.each(subscriptionRows)('$frame is answered with $answer', async ({ frame, answer }) => {
    expect(await ask(frame)).toBe(answer);
  });

  it.each(['ticker', 'trade', 'bookTicker', 'depth200', 'kline_1m', 'kline_1M_LAST_PRICE'])(
    'knows %s',
    async (event) => {
      expect(await ask(JSON.stringify({ method: 'UNSUBSCRIBE', params: [`ETHBTC@${event}`] }))).toBe(
        '{"result":true}',
      );
    },
  );

  it('closes the connection at the sixth refusal', async () => {
    const closed = once(socket, 'close');
    for (let sent = 0; sent < 6; sent += 1) await ask('hello');
    const [code, reason] = await closed;
    expect([code, String(reason)]).toEqual([1007, 'Unrecognized message sent multiple times']);
  });

  it('outlives a frame that breaks the protocol, and an unknown path', async () => {
    const closed = once(socket, 'close');
    socket.send('x'.repeat(100_000));
    expect((await closed)[0]).toBe(1009);
    const [error] = await once(connect('/v3/ws/nope'), 'error');
    expect(String(error)).toContain('400');
    expect((await fetch(`${sandbox.origin}/api/v3/ping`)).status).toBe(200);
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

import { setTimeout as wait } from 'node:timers/promises';
import { WsAdapter } from '@nestjs/platform-ws';
import type { Socket } from 'socket.io-client';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { WebSocket } from 'ws';
import { toGatewayModule } from '../test-support/order-gateway.fixture.js';
import { type Platform, platforms, type Server, startServer } from '../test-support/server.fixture.js';
import {
  type SocketKind,
  type SocketOptions,
  socketKinds,
  type TestSocket,
} from '../test-support/sockets.fixture.js';
import { secret } from '../test-support/throwing.fixture.js';

const invalid = { code: -1140, msg: 'Parameter validation failed.' };
const unknown = { code: -1000, msg: 'An unknown error occurred.' };

/** The errors of handlers, the payloads that their clients get, and how often they are logged. */
const expected: [event: string, data: object, told: object, logged: number][] = [
  ['fail', { what: 'exception' }, { code: -1121, msg: 'Invalid symbol.' }, 0],
  ['fail', { what: 'params' }, { code: -1140, msg: 'limit must be between 1 and 1000.' }, 0],
  ['fail', { what: 'bare' }, { code: -2200, msg: 'Order does not exist.' }, 0],
  ['fail', { what: 'async' }, { code: -1116, msg: 'Invalid order type.' }, 0],
  ['fail', { what: 'observable' }, { code: -1117, msg: 'Invalid side.' }, 0],
  ['fail', { what: 'wrapped' }, { code: -1117, msg: 'Invalid side.' }, 0],
  ['fail', { what: 'invalid' }, invalid, 0],
  ['fail', { what: 'ws' }, unknown, 1],
  ['fail', { what: 'crash' }, unknown, 1],
  ['fail', { what: 'string' }, unknown, 1],
  ['fail', { what: 'null' }, unknown, 1],
  ['fail', { what: 'hostile' }, unknown, 1],
  ['bigint', {}, unknown, 1],
  ['guarded', {}, { code: -1051, msg: 'Permission denied.' }, 0],
  ['validated', { limit: secret }, { code: -1142, msg: "Parameter 'limit' is invalid." }, 0],
  ['validated', {}, { code: -1141, msg: "Parameter 'limit' cannot be empty." }, 0],
  ['plain', {}, { code: -1117, msg: 'Invalid side.' }, 0],
  ['price', {}, { code: -2007, msg: 'Symbol does not exist.' }, 0],
];

/** Frames that Nest drops in silence. */
const malformed: [frame: string | Buffer, told: object][] = [
  [`{"event":"fail","data":"${secret}`, { code: -1135, msg: 'Invalid JSON request.' }],
  ['', { code: -1135, msg: 'Invalid JSON request.' }],
  [Buffer.from([0xff, 0xfe]), { code: -1135, msg: 'Invalid JSON request.' }],
  ['{}', { code: -1141, msg: "Parameter 'event' cannot be empty." }],
  ['null', { code: -1141, msg: "Parameter 'event' cannot be empty." }],
  [`["${secret}"]`, { code: -1141, msg: "Parameter 'event' cannot be empty." }],
  ['{"event":{"toString":1}}', { code: -1141, msg: "Parameter 'event' cannot be empty." }],
];

describe.each(socketKinds)('a gateway on $kind', ({ kind, createAdapter, open }: SocketKind) => {
  let server: Server;
  const opened: TestSocket[] = [];
  const connect = async (options?: SocketOptions) => {
    const socket = await open(server, options);
    opened.push(socket);
    return socket;
  };
  beforeAll(async () => {
    server = await startServer(toGatewayModule(), platforms[0] as Platform, (app) => {
      app.useWebSocketAdapter(createAdapter(app));
    });
  });
  beforeEach(() => {
    server.errors.length = 0;
  });
  // The sockets of other tests may close late.
  const faults = () => server.errors.filter((line) => !line.includes('ws disconnect'));
  afterEach(() => {
    for (const socket of opened.splice(0)) socket.close();
  });
  afterAll(() => server.close());

  it.each(expected)('sends for "%s" %j %j', async (event, data, told, logged) => {
    const socket = await connect();
    socket.send(event, data);
    const answer = await socket.next();
    expect(answer).toEqual({ event: 'exception', data: told });
    expect(JSON.stringify(answer)).not.toContain(secret);
    expect(faults()).toHaveLength(logged);
    socket.send('echo', 1);
    expect(await socket.next()).toEqual({ event: 'echoed', data: 1 });
  });

  it.each([
    [{ language: 'ja' }, '取引ペアが無効です。'],
    [{ language: 'ja', query: 'lang=de' }, 'Ungültiges Handelssymbol.'],
    [{}, 'Invalid symbol.'],
  ])('sends it in the language of the handshake %j', async (options, msg) => {
    const socket = await connect(options);
    socket.send('fail', { what: 'exception' });
    expect(await socket.next()).toMatchObject({ data: { code: -1121, msg } });
  });

  it.each([
    ['sync', { code: -1051, msg: 'Permission denied.' }, 0],
    ['async', unknown, 1],
  ])('sends a client the error of its connection, %s, and closes it', async (how, told, logged) => {
    const socket = await connect({ query: `refuse=${how}` });
    const answer = await socket.next();
    expect(answer).toEqual({ event: 'exception', data: told });
    expect(await socket.closed).toBe(kind === 'ws' ? 1008 : 'io server disconnect');
    expect(faults()).toHaveLength(logged);
  });

  it('lives on where the client is gone, and where handleDisconnect fails', async () => {
    const gone = await connect();
    gone.send('fail', { what: 'late' });
    await wait(20);
    gone.close();
    await wait(100);
    expect(server.errors).toContainEqual(expect.stringContaining('ws disconnect'));
    expect(faults()).toEqual([]);
    const socket = await connect();
    socket.send('echo', 1);
    expect(await socket.next()).toEqual({ event: 'echoed', data: 1 });
  });

  const onIo = kind === 'socket.io' ? expected : [];
  it.each(onIo)('acknowledges "%s" %j with %j', async (event, data, told) => {
    const { raw, next } = await open(server);
    const socket = raw as Socket;
    const answer = await socket.timeout(1000).emitWithAck(event, data);
    expect(answer).toEqual(told);
    socket.emit('echo', 1);
    // The client that waited gets the error once.
    expect(await next()).toMatchObject({ event: 'echoed' });
    socket.close();
  });

  it.each(kind === 'ws' ? malformed : [])(
    'sends an error for the frame %s once, and handles the next one',
    async (frame, told) => {
      const socket = await connect();
      (socket.raw as WebSocket).send(frame);
      const answer = await socket.next();
      expect(answer).toEqual({ event: 'exception', data: told });
      expect(JSON.stringify(answer)).not.toContain(secret);
      socket.send('echo', 1);
      expect(await socket.next()).toEqual({ event: 'echoed', data: 1 });
      expect(faults()).toEqual([]);
    },
  );
});

describe('a gateway on ws with a parser of its own', () => {
  it('asks that parser what a frame is', async () => {
    const messageParser = (data: unknown) => {
      const [event, text] = String(data).split(' ');
      return event === 'ignored' ? undefined : { event: text === undefined ? undefined : event, data: text };
    };
    const [, { open }] = socketKinds as readonly [SocketKind, SocketKind];
    const server = await startServer(toGatewayModule(), platforms[0] as Platform, (app) => {
      app.useWebSocketAdapter(new WsAdapter(app, { messageParser: messageParser as never }));
    });
    const { raw, next } = await open(server);
    for (const frame of ['ignored', 'nothing', 'echo 1']) (raw as WebSocket).send(frame);
    expect(await next()).toMatchObject({ data: { code: -1141 } });
    expect(await next()).toEqual({ event: 'echoed', data: '1' });
    (raw as WebSocket).close();
    await server.close();
  });
});

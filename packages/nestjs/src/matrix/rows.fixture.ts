import { connect } from 'node:net';
import type { Question, Server } from '../test-support/server.fixture.js';
import { secret } from '../test-support/throwing.fixture.js';

/** The response: a status and a code, an event and its code, or `broken off`. */
export type Cell = string;

export interface Row {
  readonly title: string;
  /** The part of this package that has to be bound, because no filter gets the error. */
  readonly needs?: string;
  ask(server: Server): Promise<Cell>;
  /** On every platform, or on the one that the key names, as `Express 11`, `Fastify` or `11`. */
  readonly expected: Cell | Readonly<Record<string, Cell>>;
}

const json = { 'Content-Type': 'application/json' };

function toCell(status: number, text: string): Cell {
  const [, code] = /"code":(-?\d+)/.exec(text) ?? [];
  return code === undefined ? String(status) : `${status} ${code}`;
}

const asking = (path: string, question?: Question) => async (server: Server) => {
  try {
    const { status, text, headers } = await server.ask(path, question);
    if (`${text}${JSON.stringify(headers)}`.includes(secret)) return 'leaks';
    if (!text.startsWith('\n') && !text.includes('event: ')) return toCell(status, text);
    const [, code] = /event: error\n(?:id: .*\n)?data: .*"code":(-?\d+)/.exec(text) ?? [];
    return `event ${code}`;
  } catch {
    return 'broken off';
  }
};

const posting = (body: string, headers: Record<string, string> = json) =>
  asking('/echo', {
    method: 'POST',
    headers: { 'Content-Length': String(Buffer.byteLength(body)), ...headers },
    body,
  });

/** Sends bytes that are not a valid request, and returns the response. */
const sending = (bytes: string) => (server: Server) =>
  new Promise<Cell>((resolve, reject) => {
    const { port } = server.app.getHttpServer().address() as { port: number };
    let text = '';
    const socket = connect(port, '127.0.0.1', () => socket.write(bytes));
    socket.setEncoding('utf8').setTimeout(5000, () => socket.destroy(new Error('was not answered')));
    socket.on('data', (chunk) => {
      text += chunk;
    });
    socket.on('error', reject);
    socket.on('close', () => resolve(toCell(Number(text.slice(9, 12)), text)));
  });

/** Aborts an upload, whose error nobody receives, and checks that the next request gets its response. */
const breakingOff = async (server: Server): Promise<Cell> => {
  const { port } = server.app.getHttpServer().address() as { port: number };
  await new Promise<void>((resolve) => {
    const socket = connect(port, '127.0.0.1', () => {
      socket.write(
        'POST /echo HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nContent-Length: 9\r\n\r\n{',
      );
      setTimeout(() => socket.destroy(), 30);
    });
    socket.on('close', () => resolve());
  });
  return (await server.ask('/exception')).status === 400 ? 'none' : 'broken';
};

/** Sends several requests, and returns the response if it is the same for all. */
const every =
  (...asks: readonly Row['ask'][]) =>
  async (server: Server) => {
    const cells = new Set<Cell>();
    for (const ask of asks) cells.add(await ask(server));
    return [...cells].join(' or ');
  };

const type = (value: string) => posting('{}', { 'Content-Type': value });

/** Which errors reach the filter, and what answers the others. */
export const rows: readonly Row[] = [
  {
    title: 'unknown route, wrong method',
    ask: every(asking('/nowhere'), asking('/echo', { method: 'PUT' })),
    expected: '404 -1000',
  },
  { title: 'malformed JSON', ask: posting('{'), expected: '400 -1135' },
  {
    title: 'JSON that is empty, a primitive, or has `__proto__`',
    needs: 'JsonBodyGuard',
    ask: every(posting(''), posting('7'), posting('{"a":{"__proto__":{}}}')),
    expected: '400 -1135',
  },
  {
    title: 'another content type, none, another charset or encoding',
    needs: 'JsonBodyGuard',
    ask: every(
      type('application/xml'),
      posting('{}', {}),
      type('application/json; charset=klingon'),
      posting('{}', { ...json, 'Content-Encoding': 'klingon' }),
    ),
    expected: '415 -1045',
  },
  { title: 'body too large', ask: posting(JSON.stringify(['x'.repeat(2 ** 21)])), expected: '413 -1000' },
  {
    title: 'URL that cannot be decoded',
    needs: 'frameworkErrors',
    ask: asking('/param/%FF'),
    expected: '400 -1140',
  },
  {
    title: 'long route parameter',
    needs: 'frameworkErrors',
    ask: asking(`/param/${'x'.repeat(200)}`),
    expected: { Express: '200', Fastify: '414 -1000' },
  },
  {
    title: 'middleware, `app.use` or a guard throws',
    ask: every(asking('/middleware'), asking('/used'), asking('/guard')),
    expected: '403 -1056',
  },
  { title: 'guard returns `false`', ask: asking('/guard-false'), expected: '403 -1051' },
  { title: 'pipe rejects the value', ask: asking('/pipe?limit=x'), expected: '400 -1140' },
  { title: 'interceptor throws', ask: asking('/interceptor'), expected: '400 -1117' },
  {
    title: 'handler throws; its Observable fails; SSE before its first byte',
    ask: every(asking('/exception'), asking('/observable'), asking('/sse/early')),
    expected: '400 -1121',
  },
  { title: 'the same for HEAD', ask: asking('/exception', { method: 'HEAD' }), expected: '400' },
  {
    title: 'another `Error`, a string, `null`, `undefined`',
    ask: every(...['error', 'string', 'null', 'undefined'].map((what) => asking(`/thrown/${what}`))),
    expected: '500 -1000',
  },
  { title: '429 of a throttler', ask: asking('/thrown/throttled'), expected: '429 -1000' },
  {
    title: 'SSE after its first byte',
    needs: 'ApiStreamInterceptor',
    ask: every(asking('/sse/late'), asking('/sse/quiet')),
    expected: 'event -1121',
  },
  {
    title: '`StreamableFile` before it: an `ApiError`, another error',
    needs: 'ApiStreamInterceptor',
    ask: every(asking('/file/coded'), asking('/file/missing')),
    expected: '404 -2200 or 500 -1000',
  },
  {
    title: '`StreamableFile` after it; handler after it sent headers',
    ask: every(asking('/file/late'), asking('/begun')),
    expected: 'broken off',
  },
  {
    title: '`async *` handler after its first piece',
    ask: asking('/generator'),
    expected: { 11: '200', 12: 'broken off' },
  },
  { title: 'client aborts its upload', ask: breakingOff, expected: 'none' },
  {
    title: 'invalid HTTP, headers too large: Node responds',
    ask: every(
      sending('klingon\r\n\r\n'),
      sending(`GET / HTTP/1.1\r\nHost: a\r\nX-Long: ${'x'.repeat(2 ** 15)}\r\n\r\n`),
    ),
    expected: '400 or 431',
  },
];

import type { AddressInfo } from 'node:net';
import { createServer, type Socket } from 'node:net';
import { gzipSync } from 'node:zlib';

const payload = '{"code":-1142,"msg":"Parameter \'limit\' is invalid."}';

function head(status: string, body: string | Buffer, headers: readonly string[] = []): string {
  const length = Buffer.byteLength(body);
  const lines = ['content-type: application/json', `content-length: ${length}`, ...headers];
  // A later header replaces an earlier one of the same name.
  const byName = new Map(lines.map((line) => [line.split(':', 1)[0], line]));
  return [
    `HTTP/1.1 ${status}`,
    'connection: close',
    'set-cookie: session=planted',
    ...byName.values(),
    '',
    '',
  ].join('\r\n');
}

function answer(status: string, body: string | Buffer, headers?: readonly string[]) {
  return (socket: Socket) => {
    socket.write(head(status, body, headers));
    socket.end(body);
  };
}

/** Announces more bytes than it sends, then ends the connection. */
function cut(status: string, body: string, headers?: readonly string[]) {
  return (socket: Socket) => socket.end(head(status, `${body}${' '.repeat(100)}`, headers) + body);
}

const megabyte = JSON.stringify({ asks: 'x'.repeat(2 ** 20) });

/** The faults, by path. They are written to a raw socket, because no HTTP server would respond like this. */
export const faults = {
  payload: answer('400 Bad Request', payload),
  'payload-under-200': answer('200 OK', payload),
  'payload-under-500': answer('500 Internal Server Error', payload),
  'payload-as-image': answer('400 Bad Request', payload, ['content-type: image/png']),
  'payload-without-type': answer('400 Bad Request', payload, ['content-type:']),
  'payload-gzipped': answer('400 Bad Request', gzipSync(payload), ['content-encoding: gzip']),
  'payload-then-cut': cut('400 Bad Request', payload),
  'payload-over-http-1.0': (socket: Socket) => void socket.end(`HTTP/1.0 400 Bad Request\r\n\r\n${payload}`),
  'payload-after-100': (socket: Socket) => {
    socket.write('HTTP/1.1 100 Continue\r\n\r\n');
    answer('400 Bad Request', payload)(socket);
  },
  'payload-after-103': (socket: Socket) => {
    socket.write('HTTP/1.1 103 Early Hints\r\nlink: </a.css>; rel=preload\r\n\r\n');
    answer('400 Bad Request', payload)(socket);
  },
  'payload-after-redirect': answer('307 Temporary Redirect', '', ['location: /payload']),
  'redirect-loop': answer('307 Temporary Redirect', '', ['location: /redirect-loop']),
  'redirect-to-nowhere': answer('307 Temporary Redirect', '', [
    'location: http://127.0.0.1:1/?signature=planted',
  ]),
  '429-in-text': answer('429 Too Many Requests', 'slow down', ['content-type: text/plain', 'retry-after: 7']),
  'spring-404': answer('404 Not Found', '{"timestamp":1,"status":404,"error":"Not Found","path":"/x"}'),
  'html-502': answer('502 Bad Gateway', `<html>${'x'.repeat(5000)}`, ['content-type: text/html']),
  'empty-401': answer('401 Unauthorized', ''),
  'megabyte-400': answer('400 Bad Request', megabyte),
  'non-utf-8-502': answer('502 Bad Gateway', Buffer.from([0xff, 0xfe, 0x00, 0x80, 0xc3])),
  'truncated-400': cut('400 Bad Request', '{"code":-11'),
  'truncated-200': cut('200 OK', '{"orderId":1'),
  'refusal-under-200': answer('200 OK', '{"success":false,"errorMessage":"position not exist"}'),
  'garbage-gzip-400': answer('400 Bad Request', 'no gzip at all', ['content-encoding: gzip']),
  'garbage-gzip-200': answer('200 OK', 'no gzip at all', ['content-encoding: gzip']),
  'no-json-200': answer('200 OK', '<html>a page', ['content-type: text/html']),
  'drip-400': (socket: Socket) => drip(socket, head('400 Bad Request', 'x'.repeat(1e6))),
  'drip-headers': (socket: Socket) => drip(socket, 'HTTP/1.1 200 OK\r\nx: '),
  'huge-502': (socket: Socket) => {
    socket.write(head('502 Bad Gateway', '', ['content-type: text/html', 'content-length: 100000000']));
    pour(socket);
  },
  'no-http': (socket: Socket) => void socket.end('SSH-2.0-OpenSSH_9.6\r\n'),
  'no-answer': (socket: Socket) => void socket.end(),
  reset: (socket: Socket) => void socket.resetAndDestroy(),
  'reset-in-body': (socket: Socket) =>
    void socket.write(`${head('200 OK', 'x'.repeat(100))}{"a":`, () => socket.resetAndDestroy()),
  silence: () => {},
  'no-content': (socket: Socket) => void socket.end('HTTP/1.1 204 No Content\r\nconnection: close\r\n\r\n'),
  success: answer('200 OK', '{"orderId":702345678901234568}'),
  envelope: answer('200 OK', '{"code":"200","msg":"success"}'),
  'megabyte-200': answer('200 OK', megabyte),
  'partial-batch': answer('200 OK', '[{"orderId":1},{"orderId":2,"status":"FAILED","errorMsg":"no"}]'),
} satisfies Record<string, (socket: Socket) => unknown>;

export type Fault = keyof typeof faults;

function drip(socket: Socket, start: string): void {
  socket.write(start);
  const timer = setInterval(() => socket.write('x'), 20);
  socket.on('close', () => clearInterval(timer));
}

function pour(socket: Socket): void {
  while (socket.bytesWritten < 1e8 && !socket.destroyed) {
    if (!socket.write('x'.repeat(65_536))) return void socket.once('drain', () => pour(socket));
  }
  socket.end();
}

/** Starts a server that responds to each path with the fault of that name. */
export async function startFaultServer() {
  const sockets = new Set<Socket>();
  const seen: string[] = [];
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => {}).on('close', () => sockets.delete(socket));
    socket.once('data', (data) => {
      const [, name = ''] = /^\w+ \/([\w.-]+)/.exec(data.toString('latin1')) ?? [];
      seen.push(name);
      faults[name as Fault]?.(socket);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    /** The faults that clients have requested. */
    seen,
    /** Tests whether all connections are closed. */
    isIdle: () => sockets.size === 0,
    stop: () => {
      for (const socket of sockets) socket.destroy();
      server.close();
    },
  };
}

import {
  badGateway,
  createError,
  createSystemError,
  createTypeError,
  disconnected,
  notConnected,
  other,
} from './expectations.js';
import type { ThrownCase } from './thrown-case.js';

/** Creates an error like those that Node's `fetch` rejects with: its `cause` has the code. */
function createUndiciError(code: string, message: string, name = 'Error'): TypeError {
  return createTypeError('fetch failed', createError(name, message, { code }));
}

const url = 'https://api.example.com/api/v3/order';

/** Messages of a `TypeError` that `fetch` or the reading of a body rejects with. */
const messages: readonly [
  engine: string,
  message: string,
  expected: typeof disconnected | typeof notConnected,
][] = [
  ['Chromium', 'Failed to fetch', disconnected],
  ['Chromium, while the body is read', 'network error', disconnected],
  ['Firefox', 'NetworkError when attempting to fetch resource.', disconnected],
  ['Firefox, while the body is read', 'Error in input stream', disconnected],
  ['Firefox 98, while the body is read', 'Error in body stream', disconnected],
  ['Safari', 'Load failed', disconnected],
  ['Safari', 'The network connection was lost.', disconnected],
  ['Safari', 'cancelled', disconnected],
  ['Safari', 'The Internet connection appears to be offline.', notConnected],
  ['Safari', 'A server with the specified hostname could not be found.', notConnected],
  ['Safari', 'Could not connect to the server.', notConnected],
  ['React Native', 'Network request failed', disconnected],
  ['Node', 'fetch failed', disconnected],
  ['Node, while the body is read', 'terminated', disconnected],
  [
    'Deno',
    `error sending request for url (${url}): client error (Connect): dns error: failed to lookup address information`,
    notConnected,
  ],
  [
    'Deno',
    `error sending request for url (${url}): error trying to connect: tcp connect error: Connection refused (os error 111)`,
    notConnected,
  ],
  [
    'Deno',
    `error sending request from 127.0.0.1:50472 for ${url} (127.0.0.1:4444): client error (SendRequest): connection error: Connection reset by peer (os error 54)`,
    disconnected,
  ],
  [
    'Deno 1',
    `error sending request for url (${url}): connection closed before message completed`,
    disconnected,
  ],
  ['Deno, while the body is read', 'error reading a body from connection', disconnected],
];

export const networkCases: readonly ThrownCase[] = [
  ...messages.map(([engine, message, expected]) => ({
    name: `${engine}: "${message}"`,
    source: 'tried-front-ends 10',
    create: () => createTypeError(message),
    ...expected,
  })),
  {
    name: 'Node: a refused connection',
    create: () => createUndiciError('ECONNREFUSED', 'connect ECONNREFUSED 127.0.0.1:443'),
    ...notConnected,
  },
  {
    name: 'Node: a connection refused by each address',
    create: () => {
      const addresses = ['::1', '127.0.0.1'];
      const errors = addresses.map((address) =>
        createSystemError('ECONNREFUSED', `connect ECONNREFUSED ${address}:443`, { address, port: 443 }),
      );
      return createTypeError(
        'fetch failed',
        Object.assign(new AggregateError(errors), { code: 'ECONNREFUSED' }),
      );
    },
    ...notConnected,
  },
  {
    name: 'Node: an unknown host',
    create: () => createUndiciError('ENOTFOUND', 'getaddrinfo ENOTFOUND api.example.com'),
    ...notConnected,
  },
  {
    name: 'Node: a time-out of the connection',
    create: () =>
      createUndiciError('UND_ERR_CONNECT_TIMEOUT', 'Connect Timeout Error', 'ConnectTimeoutError'),
    ...notConnected,
  },
  {
    name: 'Node: a reset connection',
    create: () => createUndiciError('ECONNRESET', 'read ECONNRESET'),
    ...disconnected,
  },
  {
    name: 'Node: the other side closed',
    create: () => createUndiciError('UND_ERR_SOCKET', 'other side closed', 'SocketError'),
    ...disconnected,
  },
  {
    name: 'Node: http without an agent',
    create: () => createSystemError('ECONNRESET', 'socket hang up'),
    ...disconnected,
  },
  {
    name: 'Node: a certificate that is not trusted',
    create: () => createUndiciError('DEPTH_ZERO_SELF_SIGNED_CERT', 'self-signed certificate'),
    kind: 'network',
    code: 0,
    advice: { retry: 'never', executed: 'no' },
    server: badGateway,
  },
  {
    name: 'Node: an argument that undici rejects',
    create: () => createError('InvalidArgumentError', 'invalid method', { code: 'UND_ERR_INVALID_ARG' }),
    ...other,
  },
  {
    name: 'Bun: a refused connection',
    source: 'oven-sh/bun#34397',
    create: () =>
      createSystemError('ConnectionRefused', 'Unable to connect. Is the computer able to access the url?', {
        path: url,
        errno: 0,
      }),
    ...notConnected,
  },
  {
    name: 'Bun: a socket that does not open',
    source: 'oven-sh/bun#3327',
    create: () =>
      createSystemError('FailedToOpenSocket', 'Was there a typo in the url or port?', { path: url }),
    ...notConnected,
  },
  {
    name: 'Bun: a connection that closes',
    source: 'oven-sh/bun#27264',
    create: () =>
      createSystemError('ConnectionClosed', 'The socket connection was closed unexpectedly.', { path: url }),
    ...disconnected,
  },
  {
    name: 'Bun 1.4: a connection that closes while the body is read',
    source: 'oven-sh/bun#35855',
    create: () => Object.assign(createTypeError('The socket connection was closed'), { code: 'ECONNRESET' }),
    ...disconnected,
  },
];

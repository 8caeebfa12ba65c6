import {
  createError,
  createSystemError,
  createTypeError,
  fault,
  outdatedApp,
  timedOut,
  unreadable,
} from './expectations.js';
import type { ThrownCase } from './thrown-case.js';

/** Creates an error like those that Node's `fetch` rejects with: its `cause` has the code. */
function createUndiciError(code: string, message: string, name = 'Error'): TypeError {
  return createTypeError('fetch failed', createError(name, message, { code }));
}

const url = 'https://api.example.com';

export const timeoutAndChunkCases: readonly ThrownCase[] = [
  {
    name: 'Node: a time-out of AbortSignal.timeout',
    create: () => new DOMException('The operation was aborted due to timeout', 'TimeoutError'),
    ...timedOut,
  },
  {
    name: 'Chromium: a time-out of AbortSignal.timeout',
    create: () => new DOMException('signal timed out', 'TimeoutError'),
    ...timedOut,
  },
  {
    name: 'a time-out as the cause of another error',
    create: () =>
      new Error('query failed', { cause: new DOMException('The operation timed out.', 'TimeoutError') }),
    ...timedOut,
  },
  {
    name: 'a time-out that arrives as an AbortError',
    source: 'tried-front-ends 5',
    create: () => new DOMException('The user aborted a request.', 'AbortError'),
    signal: () => AbortSignal.abort(new DOMException('signal timed out', 'TimeoutError')),
    ...timedOut,
    // A server has no access to the client's `AbortSignal`, so it cannot recognize the time-out.
    server: fault,
  },
  {
    name: 'a time-out that is the cause of an AbortError',
    create: () =>
      createError('AbortError', 'This operation was aborted', {}, new DOMException('', 'TimeoutError')),
    ...timedOut,
  },
  {
    name: 'axios: a time-out of the signal that arrives as a cancellation',
    create: () => createError('CanceledError', 'canceled', { code: 'ERR_CANCELED' }),
    signal: () => AbortSignal.abort(new DOMException('signal timed out', 'TimeoutError')),
    ...timedOut,
    // A server has no access to the client's `AbortSignal`, so it cannot recognize the time-out.
    server: fault,
  },
  {
    name: 'Node: a time-out of the headers',
    create: () =>
      createUndiciError('UND_ERR_HEADERS_TIMEOUT', 'Headers Timeout Error', 'HeadersTimeoutError'),
    ...timedOut,
  },
  {
    name: 'Node: a time-out of the body',
    create: () => {
      const cause = createError('BodyTimeoutError', 'Body Timeout Error', { code: 'UND_ERR_BODY_TIMEOUT' });
      return createTypeError('terminated', cause);
    },
    ...timedOut,
  },
  {
    name: 'Node: a time-out of the socket',
    create: () => createSystemError('ETIMEDOUT', 'read ETIMEDOUT'),
    ...timedOut,
  },
  { name: 'Safari: a time-out', create: () => createTypeError('The request timed out.'), ...timedOut },
  {
    name: 'React Native: a time-out',
    create: () => createTypeError('Network request timed out'),
    ...timedOut,
  },
  {
    name: 'a success that is not JSON in V8',
    create: () => new SyntaxError(`Unexpected token '<', "<h1>Hi</h1>" is not valid JSON`),
    ...unreadable,
  },
  {
    name: 'a success that is not JSON in Safari',
    create: () => new SyntaxError('JSON Parse error: Unrecognized token "<"'),
    ...unreadable,
  },
  ...[
    ['Chromium', `Failed to fetch dynamically imported module: ${url}/assets/page-4f2.js`],
    ['Firefox', `error loading dynamically imported module: ${url}/assets/page-4f2.js`],
    ['Safari', 'Importing a module script failed.'],
    ['Safari, the page instead of a script', "'text/html' is not a valid JavaScript MIME type."],
  ].map(([engine, message = '']) => ({
    name: `${engine}: a module that is gone after a deployment`,
    source: 'tried-front-ends 14',
    create: () => createTypeError(message),
    ...outdatedApp,
  })),
  {
    name: 'webpack: a chunk that is gone after a deployment',
    source: 'webpack/webpack#10096',
    create: () => createError('ChunkLoadError', `Loading chunk 5 failed.\n(error: ${url}/5.js)`),
    ...outdatedApp,
  },
  {
    name: 'webpack: a style sheet that is gone after a deployment',
    create: () =>
      Object.assign(new Error(`Loading CSS chunk 5 failed.\n(${url}/5.css)`), {
        code: 'CSS_CHUNK_LOAD_FAILED',
      }),
    ...outdatedApp,
  },
  {
    name: 'Vite: a style sheet that is gone after a deployment',
    create: () => new Error('Unable to preload CSS for /assets/page-4f2.css'),
    ...outdatedApp,
  },
];

import { once } from 'node:events';
import { connect, createServer } from 'node:http2';
import type { AddressInfo } from 'node:net';
import { expect, it } from 'vitest';
import { createResponder } from './create-responder.js';
import { expressErrors } from './express/index.js';
import { fastifyErrors } from './fastify/index.js';
import { readJson, withErrorResponses } from './fetch/index.js';
import { honoErrors } from './hono/index.js';

const respond = await createResponder({ locales: [], log: () => {} });

it.each([
  ['expressErrors', expressErrors],
  ['fastifyErrors', fastifyErrors],
  ['honoErrors', honoErrors],
  ['withErrorResponses', withErrorResponses],
])('%s throws if the responder was not awaited', (name, create) => {
  // The types forbid a promise.
  const adapt = create as (respond: unknown) => unknown;
  expect(() => adapt(createResponder())).toThrow(
    `${name}: expected a responder, got a promise. Pass the awaited result of createResponder.`,
  );
  expect(adapt(respond)).toBeTypeOf('function');
});

it('an HTTP/2 response that has begun is reset with an error, so that it does not look complete', async () => {
  const handleError = expressErrors(respond);
  const server = createServer((request, response) => {
    response.write('[1,');
    setImmediate(() => handleError(new Error('disk'), request, response, () => {}));
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const session = connect(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
  const request = session.request({ ':path': '/' });
  const error = await once(request.resume(), 'end').catch((thrown: unknown) => thrown);
  expect([request.rstCode, (error as { code?: unknown }).code]).toEqual([2, 'ERR_HTTP2_STREAM_ERROR']);
  session.destroy();
  server.close();
});

it.each([
  ['is not JSON', async () => '{', 'malformedBody'],
  [
    'is broken off',
    () => Promise.reject(Object.assign(new Error('aborted'), { code: 'ECONNRESET' })),
    'malformedBody',
  ],
  ['was read before', () => Promise.reject(new TypeError('Body is unusable')), 'Body is unusable'],
])('readJson rejects if the body %s', async (_, text, message) => {
  await expect(readJson({ text })).rejects.toThrow(message);
});

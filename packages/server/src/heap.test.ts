import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { createApiError, defineErrors, spotV3, toApiError } from '@errlex/core';
import { httpErrors } from '@errlex/core/http-errors';
import { defineMessages } from '@errlex/i18n';
import { HttpException } from '@nestjs/common';
import createHttpError from 'http-errors';
import { expect, it } from 'vitest';
import { renderResponse } from './http/error-response.js';
import { fromAcceptLanguage, fromQuery } from './request/locale-resolvers.js';
import { createContext, handleError } from './responder-context.js';
import { RoleError } from './role-errors.js';

/** `test:compat` sets a hundred thousand, `test:nightly` a million. */
const ERRORS = Number(process.env.ERRLEX_ERRORS ?? 5_000);
const ROUNDS = 10;
const GROWTH_LIMIT_BYTES = 2 ** 20;

setFlagsFromString('--expose-gc');
const collect: () => void = runInNewContext('gc');

const errors = defineErrors(
  [
    ...spotV3,
    ...httpErrors,
    {
      code: 7,
      reason: 'ORDER_EXISTS',
      httpStatus: 409,
      messages: { ORDER_EXISTS: ['Order %s exists.', 'id'] },
    },
  ],
  { domain: 'shop' },
);
const messages = defineMessages(errors, {
  texts: { de: { ORDER_EXISTS: 'Die Order {{id}} gibt es schon.' }, gsw: { INVALID_SYMBOL: 'Gits nöd.' } },
});

/** One error of each way through the responder; each is unlike every other. */
const thrown: readonly ((index: number) => unknown)[] = [
  (index) => errors.createApiError('ORDER_EXISTS', { id: `x${index}` }),
  () => createApiError('INVALID_SYMBOL'),
  (index) => createApiError('SYSTEM_ERROR', {}, { cause: new Error(`cause ${index}`) }),
  (index) => toApiError({ code: -1_000_000 - index, msg: `text ${index}` }),
  (index) => toApiError({ code: -1121, msg: `text ${index}` }),
  (index) => Object.assign(new Error('x'), { response: { data: { code: -1121, msg: `text ${index}` } } }),
  (index) => ({ $errlex: 1, code: -1142, messageId: 'PARAM_ERROR', params: { parameter: `p${index}` } }),
  (index) => Object.assign(new Error(`text ${index}`), { code: `E${index}` }),
  (index) => Object.assign(new Error('duplicate'), { code: 11000, keyValue: { id: index } }),
  (index) => new RoleError('invalidParam', `p${index}`),
  (index) => createHttpError(400 + (index % 100), `text ${index}`),
  (index) => new HttpException(`text ${index}`, 400 + (index % 100)),
  (index) => new AggregateError([new Error(`text ${index}`)]),
  (index) =>
    new TypeError('fetch failed', { cause: Object.assign(new Error(`${index}`), { code: 'ECONNREFUSED' }) }),
  (index) => `text ${index}`,
  () => undefined,
];
const languages = ['de', 'ja', 'ar', 'gsw', 'en', 'zh-TW', 'xx'];

it(`${ERRORS} mixed errors leave nothing in the heap, and the cache of bodies has a limit`, async () => {
  let reported = 0;
  const context = await createContext({
    errors,
    messages,
    hints: true,
    details: true,
    advice: true,
    problemUrl: 'https://errors.example/codes',
    resolvers: [fromQuery('lang'), fromAcceptLanguage()],
    map: { 11000: 'CONFLICT' },
    onError: () => void reported++,
    log: () => {},
  });
  let index = 0;
  const run = (count: number) => {
    for (let end = index + count; index < end; index++) {
      // A header that nobody has sent before.
      const language = `${languages[index % languages.length]}-x-${index.toString(36)}, fr;q=0.5`;
      const accept = index % 3 === 0 ? 'application/problem+json' : 'application/json';
      const request = {
        method: index % 5 === 0 ? 'POST' : 'GET',
        url: `/orders/${index}${index % 11 === 0 ? `?lang=${language}` : ''}`,
        headers: new Headers({ 'Accept-Language': language, Accept: accept, 'X-Request-Id': `e${index}` }),
      };
      const error = thrown[index % thrown.length]?.(index);
      renderResponse(handleError(error, request, context), request, context);
    }
    collect();
    return process.memoryUsage().heapUsed;
  };
  const heaps = Array.from({ length: ROUNDS + 1 }, () => run(ERRORS / ROUNDS));
  // The first round has filled the caches.
  const [warm = 0] = heaps;
  const last = heaps.at(-1) ?? 0;
  console.log(`${index} errors, heap in kB: ${heaps.map((bytes) => Math.round(bytes / 1024)).join(' ')}`);
  console.log(`${context.bodies.size} cached bodies`);
  expect(last - warm).toBeLessThan(GROWTH_LIMIT_BYTES);
  expect(reported).toBe(index);
  const fixed = errors.catalog
    .flatMap((one) => Object.values(one.messages))
    .filter(({ length }) => length === 1);
  expect(context.bodies.size).toBeLessThanOrEqual(fixed.length * context.texts.supported.length);
}, 60_000);

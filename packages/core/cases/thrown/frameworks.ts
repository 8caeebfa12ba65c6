import { createError, fault, invalidSymbol, other, payload, payloadText } from './expectations.js';
import type { ThrownCase } from './thrown-case.js';

export const frameworkCases: readonly ThrownCase[] = [
  {
    name: 'Nuxt: useFetch with a payload',
    source: 'tried-front-ends 11; nuxt/nuxt packages/nuxt/src/app/composables/error.ts',
    create: () =>
      Object.assign(new Error('[GET] "/api/order": 400 Bad Request'), {
        statusCode: 400,
        statusMessage: 'Bad Request',
        data: payload,
        fatal: false,
        unhandled: false,
        __nuxt_error: true,
      }),
    ...invalidSymbol,
    httpStatus: 400,
  },
  {
    name: 'Nuxt: a payload that a server route throws',
    create: () =>
      createError('FetchError', '[GET] "/api/order": 400 Bad Request', {
        statusCode: 400,
        data: {
          error: true,
          url: '/api/order',
          statusCode: 400,
          statusMessage: 'Bad Request',
          message: 'Invalid symbol.',
          data: payload,
        },
      }),
    ...invalidSymbol,
    httpStatus: 400,
  },
  {
    name: 'SvelteKit: an expected error with a payload',
    source: 'sveltejs/kit packages/kit/src/exports/internal/index.js',
    create: () => ({ status: 400, body: { code: -1121, message: 'Invalid symbol.' } }),
    ...invalidSymbol,
    httpStatus: 400,
  },
  {
    name: 'SvelteKit: an expected error without a payload',
    create: () => ({ status: 404, body: { message: 'Not found' } }),
    kind: 'response-error',
    code: 0,
    msg: 'Not found',
    httpStatus: 404,
    server: fault,
  },
  {
    name: 'Next: a payload in the digest',
    source: 'next 16 server/app-render/create-error-handler.js',
    create: () =>
      Object.assign(new Error('An error occurred in the Server Components render.'), { digest: payloadText }),
    ...invalidSymbol,
  },
  {
    name: 'Next: a digest that Next made',
    create: () =>
      Object.assign(new Error('An error occurred in the Server Components render.'), {
        digest: '2557463839',
      }),
    ...other,
  },
  {
    name: 'React Router: an error response with a payload',
    create: () => ({ status: 400, statusText: 'Bad Request', internal: false, data: payload }),
    ...invalidSymbol,
    httpStatus: 400,
  },
  {
    name: 'RTK Query: a 400 with a payload',
    create: () => ({ status: 400, data: payload }),
    ...invalidSymbol,
    httpStatus: 400,
  },
];

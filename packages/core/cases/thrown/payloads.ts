import { badGateway, invalidSymbol, other, payload, payloadText } from './expectations.js';
import type { ThrownCase } from './thrown-case.js';

const badParam = {
  contract: 'acme',
  kind: 'api-error',
  code: 2,
  reason: 'BAD_PARAM',
  messageId: 'BAD_PARAM',
  params: { parameter: 'price' },
  server: { status: 502, code: 2 },
} as const;

export const payloadCases: readonly ThrownCase[] = [
  { name: 'a bare payload', source: 'tried-front-ends 4', create: () => ({ ...payload }), ...invalidSymbol },
  { name: 'a frozen payload', create: () => Object.freeze({ ...payload }), ...invalidSymbol },
  { name: 'a payload as text', create: () => payloadText, ...invalidSymbol },
  {
    name: 'a payload whose code is a text',
    create: () => ({ code: '-1121', msg: 'Invalid symbol.' }),
    ...invalidSymbol,
  },
  {
    name: 'a payload with message instead of msg',
    create: () => ({ code: -1121, message: 'Invalid symbol.' }),
    ...invalidSymbol,
  },
  { name: 'a payload in the field error', create: () => ({ error: payload }), ...invalidSymbol },
  { name: 'a payload in the field data', create: () => ({ status: 400, data: payload }), ...invalidSymbol },
  {
    name: 'a payload as the cause of an error',
    create: () => new Error('query failed', { cause: payload }),
    ...invalidSymbol,
  },
  {
    name: 'a payload as the text of the field body',
    create: () => ({ statusCode: 400, body: payloadText }),
    ...invalidSymbol,
    httpStatus: 400,
  },
  {
    name: 'a payload with a documented code and another text',
    create: () => ({ code: -1121, msg: 'Symbol halted.' }),
    kind: 'api-error',
    code: -1121,
    reason: 'INVALID_SYMBOL',
    messageId: null,
    msg: 'Symbol halted.',
    server: { status: 400, code: -1121 },
  },
  {
    name: 'a payload with an unknown code',
    create: () => ({ code: -9999, msg: 'Something new.' }),
    kind: 'api-error',
    code: -9999,
    reason: null,
    msg: 'Something new.',
    server: badGateway,
  },
  {
    name: 'an Error with a payload in its own fields',
    create: () => Object.assign(new Error('request failed'), payload),
    ...invalidSymbol,
  },
  { name: 'a success', create: () => ({ code: 200, msg: 'success' }), ...other },
  {
    name: 'a payload of a contract with another shape',
    create: () => ({ retCode: 2, retMsg: 'Parameter price is invalid.' }),
    ...badParam,
  },
  {
    name: 'a payload of a contract with another shape in the response of axios',
    create: () => ({
      response: { status: 400, data: { retCode: 2, retMsg: 'Parameter price is invalid.' } },
    }),
    ...badParam,
    httpStatus: 400,
  },
  {
    name: 'a payload of the default shape for a contract with another one',
    contract: 'acme',
    create: () => ({ ...payload }),
    ...other,
  },
  {
    name: 'a payload of another shape without its contract',
    create: () => ({ retCode: 2, retMsg: 'Parameter price is invalid.' }),
    ...other,
  },
  {
    name: 'an Error of a driver beside a contract that reads code and message',
    contract: 'codeMessage',
    create: () => Object.assign(new Error('E11000 duplicate key error'), { code: 11000 }),
    ...other,
  },
  {
    name: 'an Error of the client of a contract that reads code and message',
    contract: 'codeMessage',
    create: () => Object.assign(new Error('Order rejected.'), { code: 42 }),
    kind: 'api-error',
    code: 42,
    reason: 'REJECTED',
    server: { status: 502, code: 42 },
  },
];

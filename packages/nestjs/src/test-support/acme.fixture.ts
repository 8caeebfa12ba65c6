import { type Catalog, defineErrors } from '@errlex/core';

const definitions = [
  { code: 1, reason: 'INTERNAL', messages: { INTERNAL: ['Something broke.'] } },
  { code: 2, reason: 'BAD_PARAM', httpStatus: 422, messages: { BAD_PARAM: ['%s does not fit.', 'name'] } },
  { code: 3, reason: 'NO_PARAM', messages: { NO_PARAM: ['%s was left out.', 'name'] } },
  { code: 4, reason: 'NOT_JSON', messages: { NOT_JSON: ['Send JSON.'] } },
  { code: 5, reason: 'NOT_OUR_TYPE', messages: { NOT_OUR_TYPE: ['Send another type.'] } },
  { code: 6, reason: 'WRONG_VERB', messages: { WRONG_VERB: ['Use another method.'] } },
  { code: 7, reason: 'WHO_ARE_YOU', messages: { WHO_ARE_YOU: ['Log in first.'] } },
  { code: 8, reason: 'NO_ENTRY', messages: { NO_ENTRY: ['No entry.'] } },
  { code: 9, reason: 'NOT_HERE', messages: { NOT_HERE: ['Nothing here.'] } },
  { code: 10, reason: 'CLASH', messages: { CLASH: ['Already taken.'] } },
  { code: 11, reason: 'SLOW_DOWN', messages: { SLOW_DOWN: ['Slow down.'] } },
  { code: 12, reason: 'TOO_LONG', messages: { TOO_LONG: ['Send less.'] } },
  { code: 13, reason: 'TOO_LATE', messages: { TOO_LATE: ['Too late.'] } },
  { code: 14, reason: 'CLOSED', messages: { CLOSED: ['Closed for today.'] } },
  {
    code: 3409,
    reason: 'ORDER_EXISTS',
    httpStatus: 409,
    gatewayStatus: 424,
    messages: { ORDER_EXISTS: ['Order %s exists.', 'id'] },
  },
  // Reasons of the shipped catalog under other codes, which get none of its texts.
  { code: 3121, reason: 'INVALID_SYMBOL', httpStatus: 400, messages: { INVALID_SYMBOL: ['No such pair.'] } },
  {
    code: 3141,
    reason: 'PARAM_EMPTY',
    httpStatus: 400,
    messages: { PARAM_EMPTY: ['Give us %s.', 'parameter'] },
  },
] as const satisfies Catalog;

/** A contract that has nothing of the shipped one: its domain, its payload shape, a definition for every role. */
export const acme = defineErrors(definitions, {
  domain: 'acme',
  payload: { code: 'error.retCode', msg: 'error.retMsg', fixed: { ok: false } },
  roles: {
    unknown: 'INTERNAL',
    missingParam: 'NO_PARAM',
    invalidParam: 'BAD_PARAM',
    malformedBody: 'NOT_JSON',
    unsupportedMediaType: 'NOT_OUR_TYPE',
    methodNotAllowed: 'WRONG_VERB',
    unauthenticated: 'WHO_ARE_YOU',
    forbidden: 'NO_ENTRY',
    notFound: 'NOT_HERE',
    conflict: 'CLASH',
    tooManyRequests: 'SLOW_DOWN',
    payloadTooLarge: 'TOO_LONG',
    timeout: 'TOO_LATE',
    unavailable: 'CLOSED',
  },
});

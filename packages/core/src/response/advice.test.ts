import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Catalog } from '../catalog/catalog.js';
import { type AnyErrorSet, defineErrors } from '../define-errors.js';
import type { ResponseInfo } from '../error/error-data.js';
import { createApiError, spotV3Errors, toApiError } from '../spot-v3-errors.js';
import { adviceFor, classifyError, ResponseError, toOutcome } from './index.js';

const NOW = Date.UTC(2026, 10, 24, 12);
const responseInfo = (httpStatus: number, more: Partial<ResponseInfo> = {}): ResponseInfo => ({
  httpStatus,
  receivedAt: NOW,
  ...more,
});

beforeEach(() => void vi.useFakeTimers({ now: NOW, toFake: ['Date'] }));
afterEach(() => void vi.useRealTimers());

function apiError(code: number, msg: string, httpStatus?: number) {
  const error = toApiError(
    { code, msg },
    httpStatus === undefined ? {} : { responseInfo: responseInfo(httpStatus) },
  );
  if (error === undefined) throw new Error('There is no payload.');
  return error;
}

function responseError(httpStatus: number | undefined, msg?: string) {
  return new ResponseError({ responseInfo: httpStatus ? responseInfo(httpStatus) : undefined, msg });
}

function networkError(code: string, name = 'Error') {
  return new TypeError('fetch failed', { cause: Object.assign(new Error('x'), { code, name }) });
}

/** Creates an `AggregateError` whose last error has the code `ECONNRESET`. */
function aggregate(others: number) {
  const reset = Object.assign(new Error('x'), { code: 'ECONNRESET' });
  return new AggregateError([...Array.from({ length: others }, () => new Error('x')), reset], 'x');
}

/** Creates an error with `ECONNRESET` in its cause at the given depth. */
function nested(depth: number): Error {
  return depth === 0
    ? Object.assign(new Error('x'), { code: 'ECONNRESET' })
    : new Error('x', { cause: nested(depth - 1) });
}

function inBrief({ retry, executed }: { readonly retry: string; readonly executed: string }): string {
  return `${retry} ${executed}`;
}

/** HTTP statuses: `rejected` expects `executed: 'no'`, `passing` `backoff`, `fixable` `fix-request`. */
const rejected = [
  ...[400, 401, 402, 403, 405, 406, 407, 411, 413, 414, 415, 416, 417, 418, 421, 422, 425, 426, 428, 429],
  ...[431, 451],
];
const passing = [408, 425, 429, 418, 500, 502, 503, 504, 520, 521, 522, 523, 524, 525, 526, 527, 530];
const fixable = [400, 405, 406, 411, 412, 413, 414, 415, 416, 417, 421, 422, 426, 428, 431];
const statuses = [undefined, 200, ...Array.from({ length: 200 }, (_, index) => 400 + index)];

const catalog = [
  { code: 1, reason: 'FIXABLE', retry: 'fix-request', executed: 'no', messages: { FIXABLE: ['Fix it.'] } },
  { code: 2, reason: 'MAYBE', retry: 'never', executed: 'unknown', messages: { MAYBE: ['Maybe.'] } },
  {
    ...{ code: 3, reason: 'BUSY', retry: 'backoff', executed: 'unknown', generic: true },
    messages: { BUSY: ['Busy.'] },
  },
  {
    ...{ code: 4, reason: 'REJECTED', retry: 'fix-request', executed: 'no', generic: true },
    messages: { REJECTED: ['Rejected.'] },
  },
  { code: 5, reason: 'OPEN', messages: { OPEN: ['Open.'] } },
] as const satisfies Catalog;
const errors: AnyErrorSet = defineErrors(catalog);

describe.each(statuses)('under the status %s', (httpStatus = 0) => {
  const isLimit = httpStatus === 429 || httpStatus === 418;
  const isClientError = httpStatus >= 400 && httpStatus < 500;
  const byStatus = {
    retry: passing.includes(httpStatus) ? 'backoff' : 'never',
    executed: rejected.includes(httpStatus) ? 'no' : 'unknown',
  };
  const fixed = fixable.includes(httpStatus) ? { ...byStatus, retry: 'fix-request' } : byStatus;
  const options = httpStatus === 0 ? {} : { responseInfo: responseInfo(httpStatus) };
  const adviceOn = (code: number) => {
    const data = errors.decode({ code, msg: 'x' }, options);
    return data && inBrief(classifyError(data, errors));
  };

  it('a definition decides, except for a rate limit', () => {
    expect(adviceOn(1)).toBe(isLimit ? 'backoff no' : 'fix-request no');
    expect(adviceOn(2)).toBe(isLimit ? 'backoff unknown' : 'never unknown');
  });

  it('a 4xx beats a generic definition', () => {
    expect(adviceOn(3)).toBe(isClientError ? inBrief(byStatus) : 'backoff unknown');
    const executed = 'no';
    expect(adviceOn(4)).toBe(
      inBrief(isClientError ? { ...fixed, executed } : { retry: 'fix-request', executed }),
    );
  });

  it('the status decides for a definition without advice, an unknown code and no code', () => {
    expect([adviceOn(5), adviceOn(9)]).toEqual([inBrief(byStatus), inBrief(byStatus)]);
    const thrown = httpStatus === 0 ? new ResponseError({}) : responseError(httpStatus);
    expect(inBrief(adviceFor(thrown))).toBe(inBrief(byStatus));
  });
});

describe('the status of a definition', () => {
  const withStatus = (httpStatus: number, fields = {}) =>
    defineErrors([{ ...catalog[4], httpStatus, ...fields }] as Catalog);

  it('counts without a response and under 2xx', () => {
    const own = withStatus(503);
    for (const options of [{}, { responseInfo: responseInfo(200) }]) {
      const data = own.decode({ code: 5, msg: 'x' }, options);
      expect(data && inBrief(classifyError(data))).toBe('backoff unknown');
    }
  });

  it('gives way to that of a response from 400', () => {
    const data = withStatus(503).decode({ code: 5, msg: 'x' }, { responseInfo: responseInfo(400) });
    expect(data && inBrief(classifyError(data))).toBe('never no');
  });

  it('that is one of a rate limit gives a wait', () => {
    const own = withStatus(429);
    expect(adviceFor(own.createApiError('OPEN'), { errors: own })).toMatchObject({
      retry: 'backoff',
      after: 10_000,
    });
    const never = withStatus(429, { retry: 'never' });
    expect(adviceFor(never.createApiError('OPEN'), { errors: never }).retry).toBe('never');
  });
});

describe('a code that is the status of a rate limit', () => {
  it.each<[code: number, httpStatus: number | undefined, advice: string, after: number]>([
    [429, undefined, 'backoff no', 10_000],
    [418, undefined, 'backoff no', 120_000],
    [429, 200, 'backoff no', 10_000],
    [429, 400, 'backoff no', 10_000],
    [429, 503, 'backoff no', 10_000],
    [418, 429, 'backoff no', 10_000],
    [429, 418, 'backoff no', 120_000],
  ])('%i backs off under %s', (code, httpStatus, advice, after) => {
    const given = adviceFor(apiError(code, 'Too many requests', httpStatus));
    expect([inBrief(given), given.after, given.category]).toEqual([advice, after, 'rate-limit']);
  });

  it('is a code like any other in a catalog that holds it', () => {
    const own = defineErrors([{ ...catalog[1], code: 429 }]);
    expect(adviceFor(own.createApiError('MAYBE'), { errors: own })).toMatchObject({ retry: 'never' });
  });

  it('is not 503', () => {
    expect(inBrief(adviceFor(apiError(503, 'x')))).toBe('never unknown');
  });
});

describe('a rate limit', () => {
  it('may have been executed if the text or the definition says so', () => {
    const text = 'Too many requests; execution status unknown.';
    expect(inBrief(adviceFor(apiError(-9, text, 429)))).toBe('backoff unknown');
    expect(inBrief(adviceFor(responseError(429, text)))).toBe('backoff unknown');
  });

  it('beats a text that says fix-request', () => {
    expect(inBrief(adviceFor(responseError(429, 'INVALID_ARGUMENT: x')))).toBe('backoff no');
  });

  it('has the category of its definition, else rate-limit', () => {
    expect(adviceFor(apiError(-1000, 'x', 429)).category).toBe('system');
    expect(adviceFor(apiError(-9, 'x', 429)).category).toBe('rate-limit');
    expect(adviceFor(responseError(418)).category).toBe('rate-limit');
  });
});

describe('adviceFor', () => {
  it.each<[what: string, thrown: unknown, advice: string]>([
    ['a documented code', createApiError('ACCESS_TIMESTAMP_EXPIRED'), 'resync no'],
    ['a documented code under 500', apiError(-1121, 'Invalid symbol.', 500), 'fix-request no'],
    ['a generic code alone', apiError(-1054, 'System error, please retry later.', 500), 'backoff unknown'],
    ['a generic code with a text', apiError(-1054, 'INVALID_ARGUMENT: price', 500), 'fix-request no'],
    ['a generic code with a state', apiError(-1054, 'FAILED_PRECONDITION: mode', 500), 'never no'],
    ['a generic code under 404', apiError(-1000, 'An unknown error occurred.', 404), 'never unknown'],
    ['a code that is not generic', apiError(-1047, 'INVALID_ARGUMENT: x', 401), 'never no'],
    ['an unknown code under 503', apiError(-9, 'x', 503), 'backoff unknown'],
    [
      'an unknown code under 409',
      apiError(-2021, 'Order cancel-replace partially failed.', 409),
      'never unknown',
    ],
    ['an unknown code alone', apiError(-9, 'x'), 'never unknown'],
    [
      'an error without a code and a status',
      responseError(undefined, 'INTERNAL: server busy'),
      'never unknown',
    ],
    ['an item without a code', responseError(200, 'timeout, order state unknown'), 'never unknown'],
    [
      'an error without a code, but with a prefix',
      responseError(undefined, 'INVALID_ARGUMENT: x'),
      'fix-request no',
    ],
    ['a body without anything', responseError(undefined), 'never unknown'],
    ['a connection that was never made', networkError('ECONNREFUSED'), 'backoff no'],
    ['a name that is not found', networkError('ENOTFOUND'), 'backoff no'],
    ['a connection that broke', networkError('ECONNRESET'), 'backoff unknown'],
    ['a time-out of undici', networkError('UND_ERR_HEADERS_TIMEOUT'), 'backoff unknown'],
    ['a time-out of undici to connect', networkError('UND_ERR_CONNECT_TIMEOUT'), 'backoff no'],
    ['a certificate', networkError('CERT_HAS_EXPIRED'), 'never no'],
    ['fetch in Chromium', new TypeError('Failed to fetch'), 'backoff unknown'],
    ['fetch in Firefox', new TypeError('NetworkError when attempting to fetch resource.'), 'backoff unknown'],
    ['fetch in WebKit', new TypeError('Load failed'), 'backoff unknown'],
    ['a time-out of the signal', new DOMException('x', 'TimeoutError'), 'backoff unknown'],
    ['a time-out of axios', Object.assign(new Error('x'), { code: 'ECONNABORTED' }), 'backoff unknown'],
    ['an abort of axios', Object.assign(new Error('x'), { code: 'ERR_CANCELED' }), 'never unknown'],
    ['an abort of the caller', new DOMException('x', 'AbortError'), 'never unknown'],
    [
      'a missing chunk of the app',
      new TypeError('Failed to fetch dynamically imported module: /x.js'),
      'never no',
    ],
    ['a body that is not JSON', new SyntaxError('Unexpected token <'), 'never unknown'],
    ['a bug', new TypeError('x is not a function'), 'never unknown'],
    ['a text', 'ECONNRESET', 'never unknown'],
    ['undefined', undefined, 'never unknown'],
  ])('classifies %s', (_, thrown, advice) => {
    const given = adviceFor(thrown);
    expect(inBrief(given)).toBe(advice);
    expect(given.why).toMatch(/^[A-Z].+\.$/);
  });

  it.each<[why: string, thrown: unknown, advice?: object]>([
    ['Based on HTTP status 429.', apiError(-9, 'x', 429)],
    ['Based on HTTP status 418.', responseError(418)],
    ['Based on HTTP status 429.', apiError(429, 'x', 400)],
    ['Based on HTTP status 400.', responseError(400)],
    ['Based on HTTP status 404.', apiError(-1000, 'x', 404)],
    ['No known code, text or status.', responseError(399)],
    ['No known code, text or status.', apiError(-9, 'x')],
    ['Based on code -1121.', apiError(-1121, 'Invalid symbol.'), { category: 'symbol' }],
    ['Based on code -1000.', apiError(-1000, 'x', 500)],
    [
      'Based on the text: it contains "INVALID_ARGUMENT:".',
      apiError(-1054, 'INVALID_ARGUMENT: x'),
      { category: 'parameter' },
    ],
    ['No connection was made (EAI_AGAIN).', networkError('EAI_AGAIN'), { category: 'network' }],
    [
      'The certificate of the server is not trusted (CERT_HAS_EXPIRED).',
      networkError('CERT_HAS_EXPIRED'),
      { category: 'network' },
    ],
    ['The connection broke (EPIPE).', networkError('EPIPE')],
    ['The request timed out (TimeoutError).', new DOMException('x', 'TimeoutError')],
    ['The connection broke (TypeError).', new TypeError('Load failed')],
    ['The caller aborted.', new DOMException('x', 'AbortError'), { safeToRepeat: false }],
    ['Neither an error of an API nor of the network.', new Error('bug'), { safeToRepeat: false }],
  ])('says "%s"', (why, thrown, advice = {}) => {
    expect(adviceFor(thrown)).toMatchObject({ ...advice, why });
  });

  it.each<[what: string, thrown: unknown, retry: string]>([
    ['the codes of an abort', networkError('ERR_ABORTED'), 'never'],
    ['the codes of an abort in Node', networkError('ABORT_ERR'), 'never'],
    ['a code that only ends like one', networkError('NOT_ERR_CANCELED'), 'backoff'],
    ['a code that only begins like one', networkError('ABORT_ERRORS'), 'backoff'],
    ['an abort below a broken connection', networkError('ECONNRESET', 'AbortError'), 'never'],
    ['a message of fetch in another error', new Error('Failed to fetch'), 'never'],
    ['a code that is no text', Object.assign(new Error('x'), { code: ['ECONNRESET'] }), 'never'],
    ['null among the errors', Object.assign(networkError('EPIPE'), { errors: [null] }), 'backoff'],
    ['the 8th address that was tried', aggregate(7), 'backoff'],
    ['a 9th address', aggregate(8), 'never'],
    ['a cause 5 levels deep', nested(5), 'backoff'],
    ['a cause 6 levels deep', nested(6), 'never'],
  ])('reads %s', (_, thrown, retry) => {
    expect(adviceFor(thrown).retry).toBe(retry);
  });

  it('takes the category from the text', () => {
    const text = 'FAILED_PRECONDITION: Move margin available amount not enough.';
    expect(adviceFor(apiError(-1054, text)).category).toBe('balance');
    expect(adviceFor(createApiError('INVALID_SYMBOL')).category).toBe('symbol');
    expect(adviceFor(createApiError('PARAM_ERROR', { parameter: 'symbol' })).category).toBe('symbol');
    expect(adviceFor(createApiError('PARAM_ERROR', { parameter: 'limit' })).category).toBe('parameter');
    expect(adviceFor(createApiError('PARAM_EMPTY', { parameter: 'symbol' })).category).toBe('parameter');
    expect(adviceFor(apiError(-9, 'x', 400))).not.toHaveProperty('category');
  });

  it('takes the text rules of the contract that the error belongs to', () => {
    const acme = defineErrors(catalog, { domain: 'acme', textRules: [{ text: 'x', retry: 'resync' }] });
    const other = defineErrors(catalog, { domain: 'other', textRules: [{ text: 'x', retry: 'backoff' }] });
    const retriesOf = (set: AnyErrorSet) => {
      const error = set.toApiError({ code: 9, msg: 'x' });
      return [[acme], [other, acme], [acme, other], [spotV3Errors]].map(
        (sets) => adviceFor(error, { errors: sets }).retry,
      );
    };
    expect(retriesOf(acme)).toEqual(['resync', 'resync', 'resync', 'never']);
    expect(retriesOf(other)).toEqual(['never', 'backoff', 'backoff', 'never']);
  });

  it('takes a time-out that arrives as an abort for a time-out', () => {
    const reason = new DOMException('x', 'TimeoutError');
    const abort = new DOMException('x', 'AbortError');
    expect(adviceFor(abort, { signal: { aborted: true, reason } })).toMatchObject({
      retry: 'backoff',
      executed: 'unknown',
      why: 'The request timed out (AbortError).',
    });
  });

  it.each(['no', 'unknown'] as const)('takes executed %s from a RetryError', (executed) => {
    // Sets the brand of `@errlex/node/retry`.
    const brand = Symbol.for('@errlex/core/RetryError');
    const retryError = (cause: unknown) =>
      Object.assign(new Error('x', { cause }), { executed, [brand]: true });
    const advice = (cause: unknown) => adviceFor(retryError(cause), { method: 'POST' });
    const safeToRepeat = executed === 'no';
    expect(advice(apiError(-1054, 'x', 500))).toMatchObject({ retry: 'backoff', executed, safeToRepeat });
    expect(advice(networkError('ECONNRESET'))).toMatchObject({ retry: 'backoff', executed, safeToRepeat });
    expect(advice(new DOMException('x', 'AbortError'))).toMatchObject({
      retry: 'never',
      executed,
      safeToRepeat,
    });
    expect(advice(new Error('bug'))).toMatchObject({ retry: 'never', executed, safeToRepeat });
  });

  it('says whether a repetition is safe', () => {
    const failed = apiError(-1054, 'System error, please retry later.', 500);
    expect(adviceFor(failed).safeToRepeat).toBe(false);
    expect(adviceFor(failed, { method: 'POST' }).safeToRepeat).toBe(false);
    for (const method of ['get', 'HEAD', 'OPTIONS'])
      expect(adviceFor(failed, { method }).safeToRepeat).toBe(true);
    for (const method of ['GETS', 'TARGET', ''])
      expect(adviceFor(failed, { method }).safeToRepeat).toBe(false);
    expect(adviceFor(failed, { idempotent: false }).safeToRepeat).toBe(false);
    expect(adviceFor(failed, { method: 'POST', idempotent: true }).safeToRepeat).toBe(true);
    expect(adviceFor(createApiError('ACCESS_TIMESTAMP_EXPIRED'), { method: 'POST' }).safeToRepeat).toBe(true);
    expect(
      adviceFor(new DOMException('x', 'AbortError'), { method: 'GET', idempotent: true }).safeToRepeat,
    ).toBe(false);
    expect(adviceFor(new Error('bug'), { method: 'GET' }).safeToRepeat).toBe(false);
  });

  it('never throws', () => {
    fc.assert(fc.property(fc.anything(), (thrown) => void adviceFor(thrown)));
    const trap = new Proxy(new Error('x'), { get: () => expect.fail() });
    const chain = new Error('a');
    chain.cause = new AggregateError([chain, trap], 'b');
    let reads = 0;
    const fickle = Object.defineProperty(new TypeError('fetch failed'), 'cause', {
      get: () => (reads++ > 2 ? expect.fail() : undefined),
    });
    for (const thrown of [trap, chain]) expect(adviceFor(thrown).retry).toBe('never');
    expect(['never', 'backoff']).toContain(adviceFor(fickle).retry);
  });

  it('never throws for a value that is branded as an error of this library', () => {
    const fields = [
      'code',
      'message',
      'msg',
      'params',
      'definition',
      'responseInfo',
      'data',
      'domain',
    ] as const;
    const branded = fc
      .record(Object.fromEntries(fields.map((name) => [name, fc.anything()])), { requiredKeys: [] })
      .chain((value) =>
        fc
          .constantFrom('ApiError', 'ResponseError', 'RetryError')
          .map((name) => ({ ...value, body: 'x', executed: 5, [Symbol.for(`@errlex/core/${name}`)]: true })),
      );
    fc.assert(
      fc.property(branded, (value) => {
        expect(['never', 'fix-request', 'resync', 'backoff']).toContain(adviceFor(value).retry);
      }),
    );
  });
});

describe('after', () => {
  const inAMinute = NOW + 60_000;
  const behind = { date: NOW - 3_600_000 };
  const seconds = (epoch: number) => epoch / 1000;

  /** Returns the wait for a body with a status and headers. */
  function waitFor(body: object, httpStatus: number, info: Partial<ResponseInfo> = {}) {
    const outcome = toOutcome(body, { responseInfo: responseInfo(httpStatus, info) });
    return 'error' in outcome ? adviceFor(outcome.error).after : expect.fail();
  }

  it.each<
    [what: string, body: object, httpStatus: number, info: Partial<ResponseInfo>, after: number | undefined]
  >([
    ['10 s for 429', {}, 429, {}, 10_000],
    ['120 s for 418', {}, 418, {}, 120_000],
    ['no wait for 503', {}, 503, {}, undefined],
    ['no wait for 400', {}, 400, { retryAfter: 5_000 }, undefined],
    [
      'no wait for a definition that says fix-request',
      { code: -1121, msg: 'x', retryAfter: 5 },
      400,
      {},
      undefined,
    ],
    ['Retry-After', {}, 429, { retryAfter: 60_000 }, 60_000],
    ['Retry-After under 503', {}, 503, { retryAfter: 60_000 }, 60_000],
    ['Retry-After 0', {}, 429, { retryAfter: 0 }, 0],
    [
      'Retry-After before a payload',
      { code: -9, msg: 'x', retryAfter: 5 },
      429,
      { retryAfter: 60_000 },
      60_000,
    ],
    ['what is left of Retry-After', {}, 429, { retryAfter: 60_000, receivedAt: NOW - 50_000 }, 10_000],
    ['0 if Retry-After is over', {}, 429, { retryAfter: 60_000, receivedAt: 0 }, 0],
    ['retryAfter in seconds', { code: -9, msg: 'x', retryAfter: 5 }, 429, {}, 5_000],
    ['retryAfter with a fraction', { code: -9, msg: 'x', retryAfter: 0.5 }, 429, {}, 500],
    ['retryAfter as a decimal string', { code: -9, msg: 'x', retryAfter: '5' }, 429, {}, 5_000],
    ['retryAfter just below 1e6', { code: -9, msg: 'x', retryAfter: 999_999 }, 429, {}, 999_999_000],
    ['the default for 1e6', { code: -9, msg: 'x', retryAfter: 1e6 }, 429, {}, 10_000],
    ['the default for a negative number', { code: -9, msg: 'x', retryAfter: -5 }, 429, {}, 10_000],
    ['the default for a word', { code: -9, msg: 'x', retryAfter: 'soon' }, 429, {}, 10_000],
    ['the default for null', { code: -9, msg: 'x', retryAfter: null, data: null }, 429, {}, 10_000],
    ['retryAfter in epoch seconds', { code: -9, msg: 'x', retryAfter: seconds(inAMinute) }, 429, {}, 60_000],
    ['retryAfter in epoch milliseconds', { code: -9, msg: 'x', retryAfter: inAMinute }, 429, {}, 60_000],
    ['0 for an epoch that is over', { code: -9, msg: 'x', retryAfter: NOW - 5 }, 429, {}, 0],
    ['data.retryAfter', { code: -9, msg: 'x', data: { retryAfter: 7 } }, 429, {}, 7_000],
    [
      'data.retryAfter of a nested payload',
      { error: { code: -9, msg: 'x', data: { retryAfter: 7 } } },
      429,
      {},
      7_000,
    ],
    ['retryAfter under 503', { code: -9, msg: 'x', retryAfter: 5 }, 503, {}, 5_000],
    [
      'an epoch on the clock of the server',
      { code: -9, msg: 'x', retryAfter: NOW - 3_590_000 },
      429,
      behind,
      10_000,
    ],
    ['seconds on no clock', { code: -9, msg: 'x', retryAfter: 5 }, 429, behind, 5_000],
    ['the end that a text names', { code: -9, msg: `IP banned until ${inAMinute}.` }, 418, {}, 60_000],
    ['the end in epoch seconds', { code: -9, msg: `Banned until ${seconds(inAMinute)}` }, 418, {}, 60_000],
    ['the end in a text without a code', { msg: `IP banned until ${inAMinute}` }, 418, {}, 60_000],
    ['the default if a text names no epoch', { code: -9, msg: 'Banned until 12345.' }, 418, {}, 120_000],
    ['no end of a text under 503', { code: -9, msg: `Down until ${inAMinute}` }, 503, {}, undefined],
  ])('is %s', (_, body, httpStatus, info, after) => {
    expect(waitFor(body, httpStatus, info)).toBe(after);
  });

  it('is read from a param `until`, with any status and none', () => {
    const messages = { BANNED: ['IP banned until %d.', 'until'], 'BANNED.short': ['Banned.'] } as const;
    const own = defineErrors([{ code: -3, reason: 'BANNED', httpStatus: 418, messages }]);
    const decoded = own.decode({ code: -3, msg: `IP banned until ${inAMinute}.` });
    expect(decoded && classifyError(decoded).after).toBe(60_000);
    const undocumented = own.decode({ code: -3, msg: `Way too many: banned until ${inAMinute}!` });
    expect(undocumented && classifyError(undocumented).after).toBe(60_000);
    expect(classifyError(own.createErrorData('BANNED.short')).after).toBe(120_000);
  });

  it('is read from a frame without a response', () => {
    const frame = {
      id: '9',
      status: 418,
      error: { code: -1003, msg: 'Banned.', data: { retryAfter: inAMinute } },
    };
    const outcome = toOutcome(frame);
    expect('error' in outcome && adviceFor(outcome.error).after).toBe(60_000);
  });

  it('is absent for errors of the network and for aborts', () => {
    expect(adviceFor(networkError('ECONNRESET'))).not.toHaveProperty('after');
    expect(adviceFor(new DOMException('x', 'AbortError'))).not.toHaveProperty('after');
  });
});

describe('classifyError', () => {
  const data = spotV3Errors.createErrorData('SYSTEM_ERROR');

  it('classifies data as adviceFor classifies the error', () => {
    expect(classifyError(data, { method: 'GET' })).toEqual(
      adviceFor(spotV3Errors.createApiError('SYSTEM_ERROR'), { method: 'GET' }),
    );
  });

  it('takes what is known about the operation from its option', () => {
    expect(classifyError(data, { executed: 'no' })).toMatchObject({ executed: 'no', safeToRepeat: true });
  });

  it('applies the universal rules without a contract', () => {
    const unknown = spotV3Errors.decode({ code: -9, msg: 'INVALID_ARGUMENT: execution status unknown' });
    expect(unknown && classifyError(unknown)).toMatchObject({ retry: 'never', executed: 'unknown' });
  });
});

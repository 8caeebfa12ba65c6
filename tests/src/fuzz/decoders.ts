import { fromJSON, isApiError, toApiError, toPayload } from '@errlex/core';
import {
  adviceFor,
  findPayloads,
  identify,
  isResponseError,
  type Outcome,
  parseJsonExact,
  toOutcome,
  toResponseInfo,
} from '@errlex/core/response';
import type { Choices } from './choices.ts';
import { hold, holdApiError } from './promises.ts';
import { defineTarget } from './target.ts';
import { makeLongText, makeText } from './texts.ts';
import { makeObject, makeValue, toValue } from './values.ts';

const statuses = [undefined, 100, 200, 204, 301, 400, 404, 418, 429, 500, 502, 599, -1, Number.NaN];

/** Functions that turn received data into an error. */
export const decoders = [
  defineTarget({
    name: 'toApiError',
    make: makeObject,
    check: (input) => {
      const error = toApiError(toValue(input));
      if (error === undefined) return;
      holdApiError(error);
      const json = JSON.stringify(error);
      const read = fromJSON(JSON.parse(json));
      hold('fromJSON reads what toJSON wrote', JSON.stringify(read) === json, { json, read });
      hold('a payload is decoded again', toApiError(toPayload(error))?.code === error.code);
    },
  }),
  defineTarget({
    name: 'fromJSON',
    make: (choices) => ({
      ...makeObject(choices),
      $errlex: choices.of([1, 1, 1, 2, '1']),
      code: choices.of([-1140, -1141, -1121, -9, '-1140']),
      ...(choices.oneIn(4)
        ? {}
        : { messageId: choices.of(['PARAM_VALIDATE_ERROR.limit', 'PARAM_EMPTY', '__proto__']) }),
      params: {
        ...makeObject(choices, 1),
        min: choices.of([1, '1', 'NaN', '1e3', null]),
        max: choices.of([2, 'Infinity', '-0', {}]),
        parameter: makeText(choices),
      },
    }),
    check: (input) => {
      const error = fromJSON(toValue(input));
      if (error === undefined) return;
      holdApiError(error);
      const json = JSON.stringify(error);
      hold('what was read is read again', JSON.stringify(fromJSON(JSON.parse(json))) === json, json);
    },
  }),
  defineTarget({
    name: 'toOutcome',
    make: (choices) => ({
      body: choices.oneIn(2) ? makeLongText(choices) : makeValue(choices),
      status: choices.of(statuses),
    }),
    check: ({ body, status }) => {
      const responseInfo = status === undefined ? undefined : { httpStatus: status, receivedAt: 0 };
      holdOutcome(toOutcome(toValue(body), { responseInfo }));
    },
  }),
  defineTarget({
    name: 'findPayloads',
    make: makeLongText,
    check: (text) => {
      let last = 0;
      for (const { start, end, outcome } of findPayloads(text)) {
        hold('they are in their order and apart', start >= last && end > start && end <= text.length);
        hold('they are errors', 'data' in outcome || outcome.kind === 'batch', outcome.kind);
        last = end;
      }
    },
  }),
  defineTarget({
    name: 'parseJsonExact',
    make: makeLongText,
    check: (text) => {
      const expected = attempt(() => JSON.parse(text));
      const found = attempt(() => parseJsonExact(text));
      hold('it takes what JSON.parse takes', (expected === undefined) === (found === undefined));
      if (expected === undefined || /\d{16}/.test(text)) return;
      hold('it reads what JSON.parse reads', JSON.stringify(found) === JSON.stringify(expected));
    },
  }),
  defineTarget({
    name: 'toResponseInfo',
    make: (choices) => ({
      status: 100 + choices.below(500),
      date: makeDate(choices),
      retryAfter: makeDate(choices),
      language: makeText(choices),
    }),
    check: ({ status, date, retryAfter, language }) => {
      const headers: Record<string, string> = {
        date,
        'retry-after': retryAfter,
        'content-language': language,
      };
      const responseInfo = toResponseInfo(status, (name) => headers[name], 1_790_000_000_000);
      hold('the wait is a time', isTime(responseInfo.retryAfter), responseInfo);
      hold('the date is a time', isTime(responseInfo.date), responseInfo);
      const error = toApiError({ code: -1121, msg: 'x' }, { responseInfo });
      const read = fromJSON(error?.toJSON())?.responseInfo;
      hold('it travels', JSON.stringify(read) === JSON.stringify(responseInfo), { responseInfo, read });
    },
  }),
  defineTarget({
    name: 'adviceFor',
    make: (choices) => ({
      thrown: makeValue(choices),
      httpStatus: choices.of(statuses),
      method: choices.of([undefined, 'GET', 'POST', '\n']),
    }),
    check: ({ thrown, httpStatus = 500, method }) => {
      const value = toValue(thrown);
      const error = toApiError(value, {
        responseInfo: { httpStatus, retryAfter: 1, receivedAt: Date.now() },
      });
      for (const one of [value, error]) {
        const { retry, executed, safeToRepeat, after, why } = adviceFor(one, { method });
        hold('retry is a word of ours', ['never', 'fix-request', 'resync', 'backoff'].includes(retry), retry);
        hold('executed is a word of ours', executed === 'no' || executed === 'unknown', executed);
        hold('it says whether, and why', typeof safeToRepeat === 'boolean' && typeof why === 'string');
        hold('the wait is a time', isTime(after), after);
      }
    },
  }),
  defineTarget({
    name: 'identify',
    make: (choices) => ({ thrown: makeValue(choices), depth: choices.below(4) }),
    check: ({ thrown, depth }) => {
      let value = toValue(thrown);
      for (let level = 0; level < depth; level++) value = new Error('wrapped', { cause: value });
      const found = identify(value);
      if (found === undefined) return;
      hold('it is frozen', Object.isFrozen(found));
      hold('only API errors have a code', (found.kind === 'api-error') === (found.code !== 0), found);
      hold('the texts are texts', typeof found.message === 'string' && typeof found.msg === 'string');
      hold('the rest of the payload stays hidden', !Object.keys(found).includes('data'));
    },
  }),
  defineTarget({
    name: 'isApiError',
    make: (choices) => [makeValue(choices), choices.of([undefined, 'INVALID_SYMBOL', '__proto__'])] as const,
    check: ([input, reason]) => {
      const value = toValue(input);
      hold('isApiError returns a boolean', typeof isApiError(value, reason as never) === 'boolean');
      hold('isResponseError returns a boolean', typeof isResponseError(value) === 'boolean');
    },
  }),
];

function holdOutcome(outcome: Outcome): void {
  if (outcome.kind === 'api-error') holdApiError(outcome.error);
  else if (outcome.kind === 'response-error') {
    const { error } = outcome;
    hold('isResponseError knows it', isResponseError(error));
    hold('the excerpt is capped', error.body.length <= 1024 && (error.msg ?? '').length <= 1024);
    hold('it is JSON', typeof JSON.stringify(error) === 'string');
  } else if (outcome.kind === 'batch') {
    hold(
      'an item of a batch failed',
      outcome.items.some(({ kind }) => kind !== 'success'),
    );
    for (const item of outcome.items) holdOutcome(item);
  } else hold('it is no error', outcome.kind === 'success' || outcome.kind === 'unrecognized');
}

function attempt(read: () => unknown): { value: unknown } | undefined {
  try {
    return { value: read() };
  } catch {
    return undefined;
  }
}

function isTime(time: number | undefined): boolean {
  return time === undefined || (Number.isInteger(time) && time >= 0);
}

const dateParts = [
  ...[
    'Tue, 01 Sep 2026 12:00:10 GMT',
    'Sep',
    '1',
    '99999999999',
    '-1',
    ' ',
    'GMT',
    '1970',
    '0',
    'Z',
    ':',
    '275761',
    '-',
  ],
];

function makeDate(choices: Choices): string {
  return choices.oneIn(3)
    ? makeText(choices)
    : choices.some(6, () => choices.of(dateParts)).join(choices.of([' ', '']));
}

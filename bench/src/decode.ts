/**
 * Body text to `ApiError`, compared with the least that a client without this package does: `JSON.parse` and
 * `new Error`. That finds no reason, message id or params; the budgets limit what those may cost.
 */
import { decode, toApiError } from '@errlex/core';
import { type Outcome, toOutcome, toResponseInfo } from '@errlex/core/response';
import { compare } from './harness/compare.ts';
import { inTurns } from './harness/in-turns.ts';
import type { Measure } from './harness/measurement.ts';

const fixed = inTurns(() => '{"code":-1121,"msg":"Invalid symbol."}');
const names = inTurns((index) => `{"code":-1142,"msg":"Parameter 'leg${index}' is invalid."}`);
const limits = inTurns((index) => `{"code":-1140,"msg":"limit must be between 1 and ${index + 100}."}`);

const parsed = inTurns((index): unknown =>
  JSON.parse(`{"code":-1142,"msg":"Parameter 'leg${index}' is invalid."}`),
);

const responseInfo = toResponseInfo(400, (name) =>
  name === 'date' ? 'Tue, 01 Sep 2026 12:00:00 GMT' : undefined,
);

const contests = [
  { name: 'decode a fixed message', budget: 1.13, ceiling: 1.25, bodies: fixed },
  { name: 'decode a message with a text param', budget: 1.15, ceiling: 1.25, bodies: names },
  { name: 'decode a message with two number params', budget: 1.2, ceiling: 1.3, bodies: limits },
];

export const measure: Measure = async (options) => [
  ...contests.map(({ bodies, ...contest }) =>
    compare(
      {
        ...contest,
        ours: (call) => toApiError(JSON.parse(bodies(call)), { responseInfo }),
        peer: 'JSON.parse + new Error',
        theirs: (call) => toBareError(bodies(call)),
      },
      options,
    ),
  ),
  compare(
    {
      name: 'a parsed body of two keys to `ErrorData`',
      budget: 0.15,
      ceiling: 0.2,
      ours: (call) => decode(parsed(call), { responseInfo }),
      peer: 'JSON.parse + new Error',
      theirs: (call) => toBareError(names(call)),
    },
    options,
  ),
  compare(
    {
      name: 'read a whole body into an outcome',
      budget: 1.35,
      ours: (call) => errorIn(toOutcome(names(call), { responseInfo, upstream: true })),
      peer: 'JSON.parse + new Error',
      theirs: (call) => toBareError(names(call)),
    },
    options,
  ),
];

function errorIn(outcome: Outcome): unknown {
  return 'error' in outcome ? outcome.error : undefined;
}

function toBareError(body: string): Error {
  const { code, msg } = JSON.parse(body);
  return new Error(`${code} ${msg}`);
}

/** Body text to `ApiError`, beside what a client without this package does: `JSON.parse` and `new Error`. */
import { createErrors, toApiError } from '@errlex/core';
import { toAnswer, toOutcome } from '@errlex/core/response';
import { report } from './compare.ts';

const fixed = Array.from({ length: 64 }, () => '{"code":-1121,"msg":"Invalid symbol."}');
const limits = Array.from(
  { length: 64 },
  (_, index) => `{"code":-1140,"msg":"limit must be between 1 and ${index + 100}."}`,
);
const names = Array.from(
  { length: 64 },
  (_, index) => `{"code":-1142,"msg":"Parameter 'leg${index}' is invalid."}`,
);

const pick = (bodies: readonly string[], call: number) => bodies[call % 64] as string;
const answer = toAnswer(400, (name) => (name === 'date' ? 'Tue, 01 Sep 2026 12:00:00 GMT' : undefined));

for (const [name, budget, bodies] of [
  ['decode a fixed message', 1.13, fixed],
  ['decode a message with a text param', 1.15, names],
  ['decode a message with two number params', 1.2, limits],
] as const) {
  report(
    name,
    budget,
    (call) => toApiError(JSON.parse(pick(bodies, call)), { answer }),
    (call) => {
      const { code, msg } = JSON.parse(pick(bodies, call));
      return new Error(`${code} ${msg}`);
    },
  );
}

/**
 * A catalogue of so many codes, each with so many messages of so many characters, whose first words differ.
 */
function createLarge(codes: number, messages: number, length: number) {
  const text = (index: number) => `word${index} is not '%s' ${'x'.repeat(Math.max(0, length - 24))}.`;
  return createErrors(
    Array.from({ length: codes }, (_, code) => ({
      code: -1 - code,
      reason: `REASON_${code}`,
      section: 'Bench',
      category: 'bench',
      httpStatus: 400,
      gatewayStatus: 502,
      retry: 'never',
      executed: 'no',
      messages: Object.fromEntries(
        Array.from({ length: messages }, (_, index) => [`REASON_${code}.m${index}`, [text(index), 'value']]),
      ),
    })),
  );
}

/** Beside a catalogue of one code and ten messages of 40 characters: whatever grows of it, the time stays. */
const small = createLarge(1, 10, 40);
for (const [codes, messages, length, budget] of [
  [10_000, 10, 40, 1.25],
  [1, 1_000, 40, 1.25],
  [1, 10_000, 40, 1.25],
  // Ten times the text, which is copied and compared.
  [100, 100, 400, 1.6],
] as const) {
  const large = createLarge(codes, messages, length);
  const payloads = (count: number, size: number) =>
    Array.from({ length: 64 }, (_, call) => ({
      code: -1 - (call % codes),
      msg: `word${(call * 997) % count} is not 'a' ${'x'.repeat(size - 24)}.`,
    }));
  const [many, few] = [payloads(messages, length), payloads(10, 40).map((one) => ({ ...one, code: -1 }))];
  report(
    `${codes} codes, ${messages} messages, ${length} characters`,
    budget,
    (call) => large.toApiError(many[call % 64], { answer }),
    (call) => small.toApiError(few[call % 64], { answer }),
  );
}

report(
  'read a whole body into an outcome',
  1.35,
  (call) => toOutcome(pick(names, call), { answer, upstream: true }),
  (call) => {
    const { code, msg } = JSON.parse(pick(names, call));
    return new Error(`${code} ${msg}`);
  },
);

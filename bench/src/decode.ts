/** Body text to `ApiError`, beside what a client without this package does: `JSON.parse` and `new Error`. */
import { toApiError } from '@errlex/core';
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

for (const [name, bodies] of [
  ['decode a fixed message', fixed],
  ['decode a message with a text param', names],
  ['decode a message with two number params', limits],
] as const) {
  report(
    name,
    1.25,
    (call) => toApiError(JSON.parse(pick(bodies, call))),
    (call) => {
      const { code, msg } = JSON.parse(pick(bodies, call));
      return new Error(`${code} ${msg}`);
    },
  );
}

import { expect, it } from 'vitest';
import { toStatusDetails } from './to-status-details.js';

it('toStatusDetails writes no empty field, like proto3', () => {
  const bytes = toStatusDetails(2, '', { reason: undefined, code: -1, params: {} });
  // The code in field 1, and next at once the details in field 3.
  expect([...bytes.subarray(0, 3)]).toEqual([(1 << 3) | 0, 2, (3 << 3) | 2]);
});

it.each([
  [undefined, 'errlex'],
  ['acme', 'acme'],
])('toStatusDetails writes the domain %j as %s', (domain, expected) => {
  const facts = { ...(domain !== undefined && { domain }), reason: 'BUSY', code: 7, params: {} };
  expect(Buffer.from(toStatusDetails(2, 'Busy.', facts)).toString()).toContain(
    `BUSY\u0012${String.fromCharCode(expected.length)}${expected}`,
  );
});

import { expect, it } from 'vitest';
import { toStatusDetails } from './to-status-details.js';

it('toStatusDetails writes no field that is empty, as proto3 has it', () => {
  const bytes = toStatusDetails(2, '', { reason: undefined, code: -1, params: {} });
  // The code in field 1, and next at once the details in field 3.
  expect([...bytes.subarray(0, 3)]).toEqual([(1 << 3) | 0, 2, (3 << 3) | 2]);
});

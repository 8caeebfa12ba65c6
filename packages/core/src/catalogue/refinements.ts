import type { Refinement } from './catalogue.js';

/**
 * What the texts of the exchange tell where its code is too general, or where there is none: the gRPC status that they start with
 * (seen with -1054 and in refusals of the WebSocket).
 */
export const refinements = [
  { includes: 'amount not enough', category: 'balance', retry: 'never', executed: 'no' },
  { startsWith: 'INVALID_ARGUMENT:', category: 'parameter', retry: 'fix-request', executed: 'no' },
  { startsWith: 'FAILED_PRECONDITION:', category: 'account', retry: 'never', executed: 'no' },
] as const satisfies readonly Refinement[];

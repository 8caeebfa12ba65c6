import type { Executed, Retry } from '../catalogue/catalogue.js';

/** What a text decides where there is no code, or one that is too general to tell. */
export interface Refinement {
  /** What stands in the text. */
  readonly text: string;
  readonly category: string;
  readonly retry: Retry;
  readonly executed: Executed;
}

/**
 * The texts that were seen to tell more than their code (-1054, refusals of the WebSocket, items of a batch): the gRPC status
 * that a text begins with, and within it a balance that does not suffice. The first that fits counts.
 */
export const refinements = [
  { text: 'amount not enough', category: 'balance', retry: 'never', executed: 'no' },
  { text: 'INVALID_ARGUMENT:', category: 'parameter', retry: 'fix-request', executed: 'no' },
  { text: 'FAILED_PRECONDITION:', category: 'account', retry: 'never', executed: 'no' },
] as const satisfies readonly Refinement[];

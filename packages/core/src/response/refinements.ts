import type { Executed, Retry } from '../catalog/catalog.js';

/** What a text decides where there is no code, or one that is too general to tell. */
export interface Refinement {
  /** What stands in the text. */
  readonly text: string;
  /** The one code that it refines, where that is not general. */
  readonly code?: number;
  readonly category: string;
  readonly retry: Retry;
  readonly executed: Executed;
}

/**
 * The texts that were seen to tell more than their code (-1054, refusals of the WebSocket, items of a batch):
 * the gRPC status that a text begins with, within it a balance that does not suffice, and the parameter by
 * which a symbol is refused. The first that fits counts.
 */
export const refinements = [
  { text: 'amount not enough', category: 'balance', retry: 'never', executed: 'no' },
  { text: 'INVALID_ARGUMENT:', category: 'parameter', retry: 'fix-request', executed: 'no' },
  { text: 'FAILED_PRECONDITION:', category: 'account', retry: 'never', executed: 'no' },
  { text: "'symbol'", code: -1142, category: 'symbol', retry: 'fix-request', executed: 'no' },
] as const satisfies readonly Refinement[];

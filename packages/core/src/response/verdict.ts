import type { Executed, Retry } from '../catalog/catalog.js';

/** What decided about a failure, and what it decided. */
export interface Verdict {
  readonly retry: Retry;
  readonly executed: Executed;
  /** What the failure is about: the category of its row, refined by its text. */
  readonly category?: string | undefined;
  /** What decided, in an English sentence. */
  readonly why: string;
}

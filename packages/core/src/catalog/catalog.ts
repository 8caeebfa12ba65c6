/**
 * What a caller should do next.
 * - `never`: stop; a person has to act first
 * - `fix-request`: mend the request, then send it again
 * - `resync`: read the server's time, sign again, repeat once
 * - `backoff`: wait, then repeat
 */
export type Retry = 'never' | 'fix-request' | 'resync' | 'backoff';

/**
 * Whether the operation may have been carried out although it answered with the error.
 * - `no`: it was not
 * - `unknown`: it may have been; look before you repeat a write
 */
export type Executed = 'no' | 'unknown';

/**
 * A documented text with its `%d` and `%s` in place, followed by the names of these placeholders from left to
 * right.
 */
export type MessageTemplate = readonly [template: string, ...names: string[]];

/** One row of a catalog. */
export interface ErrorDefinition {
  /** An integer, unique in its catalog and never given another meaning. */
  readonly code: number;
  /** The symbolic name of the code, unique in its catalog. */
  readonly reason: string;
  /** The heading that the code stands under in its reference document. */
  readonly section: string;
  /**
   * What the code is about, such as `authentication`, `balance` or `order`: a class of errors to catch on.
   */
  readonly category: string;
  /**
   * The status to answer with when refusing a request yourself. The status that came is
   * `error.answer.httpStatus`.
   */
  readonly httpStatus: number;
  /** The status to answer with when another server refused yours, which is not your caller's fault. */
  readonly gatewayStatus: number;
  readonly retry: Retry;
  readonly executed: Executed;
  /** The code is too general to tell: what its text begins with refines the advice. */
  readonly generic?: true;
  /** Keyed by message id: the reason, or `REASON.variant` where a reason has several messages. */
  readonly messages: Readonly<Record<string, MessageTemplate>>;
}

/**
 * A set of definitions. Write it `as const satisfies Catalog`, so that ids and params are inferred from it.
 */
export type Catalog = readonly ErrorDefinition[];

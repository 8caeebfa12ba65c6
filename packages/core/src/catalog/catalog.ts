/**
 * The next step of the caller.
 * - `never`: stop; a person has to act first
 * - `fix-request`: correct the request, then send it again
 * - `resync`: read the server's time, sign again, repeat once
 * - `backoff`: wait, then repeat
 */
export type Retry = 'never' | 'fix-request' | 'resync' | 'backoff';

/**
 * Whether the operation took effect although the response was an error.
 * - `no`: it did not
 * - `unknown`: it may have; check before you repeat a write
 */
export type Executed = 'no' | 'unknown';

/** A documented text with `%d` and `%s`, followed by the names of these placeholders from left to right. */
export type MessageTemplate = readonly [template: string, ...names: string[]];

/** One error of a catalog. Only `code`, `reason` and `messages` are required. */
export interface ErrorDefinition {
  /** An integer, unique in its catalog. Never give it another meaning. */
  readonly code: number;
  /** The symbolic name of the code, unique in its catalog. */
  readonly reason: string;
  /** Keyed by message id: the reason, or `REASON.variant` if a reason has several messages. */
  readonly messages: Readonly<Record<string, MessageTemplate>>;
  /** The heading that the code has in its reference document. */
  readonly section?: string | undefined;
  /**
   * The subject of the code, such as `authentication`, `balance` or `order`, to handle related errors alike.
   */
  readonly category?: string | undefined;
  /** Status to respond with, 400 to 599. The status of a received error is `error.responseInfo.httpStatus`. */
  readonly httpStatus?: number | undefined;
  /**
   * Status to respond with if an upstream sent the error: it is then not the fault of your caller. Default:
   * 502.
   */
  readonly gatewayStatus?: number | undefined;
  /** Default: derived from the HTTP status, see `adviceFor`. */
  readonly retry?: Retry | undefined;
  /** Default: derived from the HTTP status, see `adviceFor`. */
  readonly executed?: Executed | undefined;
  /** The code covers unrelated problems, so a text rule or a 4xx status overrides its advice. */
  readonly generic?: boolean | undefined;
  /** The API no longer sends the code. It stays readable and keeps its meaning. */
  readonly retired?: boolean | undefined;
}

/** A list of definitions. Write it `as const satisfies Catalog`, so that ids and params are inferred from it. */
export type Catalog = readonly ErrorDefinition[];

import type { Executed, Retry } from '../../src/index.js';
import type { IdentifiedKind } from '../../src/response/index.js';

/**
 * A thrown value and the expected results: of `identify`, the advice, the translation and the response of a
 * server. `null` stands for undefined, and an absent field is not checked.
 */
export interface ThrownCase {
  /** A noun phrase for the value. */
  readonly name: string;
  /** The place where the value was seen or its fields were looked up. */
  readonly source?: string;
  /** A name in `contracts.json`. Default: the shipped set. */
  readonly contract?: string;
  /** Creates a new value at each call. */
  readonly create: () => unknown;
  /** Creates the signal of the request that failed. */
  readonly signal?: () => AbortSignal;
  /** Undefined for the caller's own abort. */
  readonly kind: IdentifiedKind | undefined;
  readonly code?: number;
  readonly reason?: string | null;
  readonly messageId?: string | null;
  readonly params?: object;
  readonly msg?: string;
  /** The status of the response that the error came with. */
  readonly httpStatus?: number | null;
  /** The advice for a write. */
  readonly advice?: { readonly retry: Retry; readonly executed: Executed };
  /**
   * The response of a server with default options if a handler throws the value. The status is the
   * `httpStatus` of an own error, the `gatewayStatus` of an error of an upstream or of a payload in another
   * value, and the status of the role for a failed connection.
   */
  readonly server: { readonly status: number; readonly code: number };
}

import type { Catalog } from '../catalog/catalog.js';
import type { SpotV3 } from '../catalog/spot-v3.js';
import type { ErrorSet } from '../define-errors.js';
import type { Answer } from '../error/answer.js';

/** What is known of a body beside the body. */
export interface OutcomeOptions<Rows extends Catalog = SpotV3> {
  /** The HTTP answer that the body came with; without one the body came over another transport. */
  readonly answer?: Answer | undefined;
  /** The functions of another catalog than `spotV3`. */
  readonly errors?: ErrorSet<Rows> | undefined;
  /** Whether an `ApiError` is marked as that of a server which this one asked. */
  readonly upstream?: boolean | undefined;
  /** What kept the body from arriving whole. */
  readonly cause?: unknown;
}

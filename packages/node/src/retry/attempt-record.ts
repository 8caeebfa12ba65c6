import { adviceFor } from '@errlex/core/response';
import type { FailedAttempt, Settings } from './options.js';

/**
 * Facts about the attempts of one call of `retry`. Times are values of `performance.now()`, because nobody
 * can set that clock. If it stops while the machine sleeps, waits only get longer.
 */
export interface AttemptRecord {
  /** Number of attempts so far, including a running one. */
  attempts: number;
  /**
   * Time until which an earlier attempt may still be executed. Until then nothing is sent. A look that finds
   * nothing proves "not executed" only if it starts at this time or later. `undefined` if there is nothing to
   * prove.
   */
  openUntil: number | undefined;
  /** Whether an attempt had an unknown outcome. */
  wasUnknown: boolean;
  /**
   * Whether the API rejected the last attempt because its id already exists. The write is then never sent
   * again.
   */
  isDuplicate: boolean;
}

export function createAttemptRecord(): AttemptRecord {
  return { attempts: 0, openUntil: undefined, wasUnknown: false, isDuplicate: false };
}

/**
 * Records an attempt that has just rejected. The request lifetime is counted from now instead of the time of
 * signing, so it is never too short. If the attempt is a duplicate, it was not executed itself, but the API
 * has accepted an earlier request with its id; looks wait until that request shows.
 */
export function recordFailure<Result>(
  outcome: AttemptRecord,
  { error, advice }: FailedAttempt,
  { isRead, isDuplicate, reconcile, requestLifetime, tolerance }: Settings<Result>,
): void {
  if (isRead) return;
  const now = performance.now();
  const { openUntil = 0, wasUnknown } = outcome;
  if (advice.executed === 'unknown') {
    outcome.wasUnknown = true;
    outcome.openUntil = Math.max(openUntil, now + requestLifetime + tolerance);
  }
  // Called after the other facts are recorded, because this function of the caller may throw.
  outcome.isDuplicate = isDuplicate(error, advice);
  if (outcome.isDuplicate && reconcile) {
    outcome.wasUnknown = wasUnknown;
    outcome.openUntil = Math.max(openUntil, now + tolerance);
  }
}

/** Records that a look found nothing although it started late enough to prove "not executed". */
export function recordProof(outcome: AttemptRecord): void {
  // Proves nothing if an attempt had an unknown outcome and a later one was a duplicate: then the id exists.
  if (!(outcome.isDuplicate && outcome.wasUnknown)) outcome.openUntil = undefined;
}

/**
 * Returns the value for `retry` to reject with: the error itself if its own advice is true for all attempts,
 * else a `RetryError` around it.
 */
export function toRejection<Result>(
  outcome: AttemptRecord,
  error: unknown,
  settings: Settings<Result>,
): unknown {
  const { attempts, openUntil, wasUnknown, isDuplicate } = outcome;
  const isAbort = settings.signal?.aborted === true && error === settings.signal.reason;
  if (!wasUnknown && !isDuplicate) return error;
  const executed = openUntil === undefined ? 'no' : 'unknown';
  // Computed without the signal, because code that catches the error later calls `adviceFor` without it.
  const own = adviceFor(error, { method: settings.method, errors: settings.errors }).executed;
  if (own === executed || (isAbort && executed === 'no')) return error;
  return new RetryError(executed, attempts, error);
}

/**
 * Thrown by `retry` if the advice for the last error alone would be wrong about the operation, for example
 * for a time-out although a look has proved that nothing was executed. `adviceFor` reads `executed` from this
 * error and everything else from its `cause`. `instanceof` works across copies of this package.
 */
export class RetryError extends Error {
  // A static field, because bundlers do not drop a class with a static block.
  protected static readonly brand: symbol = /*#__PURE__*/ brandRetryError(this);

  /** `no` if no attempt took effect, `unknown` if one may have. */
  readonly executed: 'no' | 'unknown';
  /** Number of calls of the operation. */
  readonly attempts: number;

  constructor(executed: 'no' | 'unknown', attempts: number, cause: unknown) {
    const count = `${attempts} ${attempts === 1 ? 'attempt' : 'attempts'}`;
    super(
      executed === 'no'
        ? `The operation was not executed (${count}).`
        : `It is unknown whether the operation was executed (${count}).`,
    );
    // An own property, like the native one. Set here because a class compiled to older syntax may ignore the
    // option.
    Object.defineProperty(this, 'cause', { value: cause, writable: true, configurable: true });
    this.executed = executed;
    this.attempts = attempts;
  }
}

/**
 * Sets the name of the class, and the brand by which `instanceof` and core's `identify` recognize its
 * instances across copies of this package. Returns the brand.
 */
function brandRetryError(Class: typeof RetryError): symbol {
  const brand = Symbol.for('@errlex/core/RetryError');
  Object.defineProperties(Class, {
    // Bundlers rename classes, so the name is a literal.
    name: { value: 'RetryError' },
    [Symbol.hasInstance]: {
      value(this: unknown, value: unknown) {
        try {
          const error = value as Readonly<Record<PropertyKey, unknown>>;
          // The second test compares prototypes. It is for subclasses, which inherit this method, and for
          // classes compiled to ES5, whose constructor tests `this instanceof` before it sets any field.
          return (
            (this === Class && error[brand] === true && error.executed !== undefined) ||
            Function.prototype[Symbol.hasInstance].call(this as never, value)
          );
        } catch {
          // The value is null, undefined or a revoked proxy.
          return false;
        }
      },
    },
  });
  Object.defineProperties(Class.prototype, {
    name: { value: 'RetryError', writable: true, configurable: true },
    [brand]: { value: true },
  });
  return brand;
}

import { adviceFor } from '@errlex/core/response';
import type { FailedAttempt, Settings } from './options.js';

/**
 * Facts about the attempts of one call. Times are values of `performance.now()`: nobody can set that clock,
 * and if it stops while a machine sleeps, waits only get longer.
 */
export interface AttemptRecord {
  /** Number of attempts that were started. */
  attempts: number;
  /**
   * Time until which an attempt may still take effect. Until then nothing is sent, and only a look that
   * starts at this time or later proves anything by "not found". `undefined` if there is nothing to prove.
   */
  openUntil: number | undefined;
  /** Whether any attempt had an unknown outcome. */
  wasUnknown: boolean;
  /** Whether the API rejected the last attempt because its id exists; the write is then never sent again. */
  isDuplicate: boolean;
}

export function createAttemptRecord(): AttemptRecord {
  return { attempts: 0, openUntil: undefined, wasUnknown: false, isDuplicate: false };
}

/**
 * Records an attempt that has just rejected. The lifetime counts from now, although signing was earlier, so
 * it is never too short. A duplicate itself was not executed; the look waits for the earlier request, which
 * the API has already accepted.
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
  // Called last, because the caller's function may throw.
  outcome.isDuplicate = isDuplicate(error, advice);
  if (outcome.isDuplicate && reconcile) {
    outcome.wasUnknown = wasUnknown;
    outcome.openUntil = Math.max(openUntil, now + tolerance);
  }
}

/** Records that a look that started late enough found nothing. */
export function recordProof(outcome: AttemptRecord): void {
  // If an attempt had an unknown outcome and a later one was a duplicate, the id does exist, so nothing is
  // proved.
  if (!(outcome.isDuplicate && outcome.wasUnknown)) outcome.openUntil = undefined;
}

/**
 * Returns the value that `retry` rejects with: the error itself if its own advice matches the facts about all
 * attempts, else a `RetryError`.
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
  // Without the signal, because whoever catches the error will call it without the signal.
  const own = adviceFor(error, { method: settings.method, errors: settings.errors }).executed;
  if (own === executed || (isAbort && executed === 'no')) return error;
  return new RetryError(executed, attempts, error);
}

/**
 * Thrown by `retry` if the advice of its last error alone would be wrong about the operation, for example a
 * time-out although it is proved that nothing was executed. `adviceFor` takes `executed` from it, and the
 * rest from its `cause`. `instanceof` holds across copies of this package.
 */
export class RetryError extends Error {
  // A static field, because bundlers do not drop a class with a static block.
  protected static readonly brand: symbol = /*#__PURE__*/ brandRetryError(this);

  /** Whether any attempt took effect. */
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
    // An own property like the native one, even if a compiler lowered the class.
    Object.defineProperty(this, 'cause', { value: cause, writable: true, configurable: true });
    this.executed = executed;
    this.attempts = attempts;
  }
}

/**
 * Sets the name, and the brand by which `instanceof` and core's `identify` recognize a `RetryError` of any
 * copy.
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
          // Subclasses inherit this method and are tested by their prototypes. So are classes compiled to
          // ES5, whose constructors test `this instanceof` before any field is set.
          return (
            (this === Class && error[brand] === true && error.executed !== undefined) ||
            Function.prototype[Symbol.hasInstance].call(this as never, value)
          );
        } catch {
          // Null, undefined or a revoked proxy.
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

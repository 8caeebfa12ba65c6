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

import { renderInspection } from './render-inspection.js';

/**
 * Sets the name of an error class and the brand by which `instanceof` recognizes its instances across copies of
 * this package and across realms; returns the brand. The name is on the prototype, so that an error has it before
 * its stack is written, and a subclass may set a name of its own. `field` is one that only instances have.
 */
export function brandError(
  Class: abstract new (...args: never[]) => Error,
  name: string,
  field: string,
): symbol {
  const brand = toBrand(name);
  Object.defineProperties(Class, {
    // Bundlers rename classes.
    name: { value: name },
    [Symbol.hasInstance]: {
      value(this: unknown, value: unknown) {
        try {
          // Subclasses inherit this method and are recognized by their prototypes; so are all classes that were
          // compiled to ES5, whose constructors test `this instanceof` before any field is set.
          return (
            (this === Class && isBranded(value, name, field)) ||
            Function.prototype[Symbol.hasInstance].call(this as never, value)
          );
        } catch {
          // A revoked proxy.
          return false;
        }
      },
    },
  });
  Object.defineProperties(Class.prototype, {
    name: { value: name, writable: true },
    [brand]: { value: true },
    // Node's console calls it. The symbol is registered, so no module of Node is needed.
    [Symbol.for('nodejs.util.inspect.custom')]: { value: renderInspection },
  });
  return brand;
}

/** Sets `cause` as the native option does, if the engine ignores that (Chrome < 93). */
export function setIgnoredCause(error: object, init: { readonly cause?: unknown }): void {
  if (!('cause' in init) || 'cause' in error) return;
  Object.defineProperty(error, 'cause', { value: init.cause, writable: true, configurable: true });
}

/** Whether a value has the brand of a class, and `field`, which only instances have. */
export function isBranded(value: unknown, name: string, field: string): boolean {
  try {
    const error = value as Readonly<Record<PropertyKey, unknown>>;
    return error[toBrand(name)] === true && error[field] !== undefined;
  } catch {
    // Null, undefined, a revoked proxy.
    return false;
  }
}

function toBrand(name: string): symbol {
  return Symbol.for(`@errlex/core/${name}`);
}

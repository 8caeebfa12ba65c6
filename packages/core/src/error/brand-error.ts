import { renderInspection } from './render-inspection.js';

/**
 * Gives the class of an error its name and the mark by which every copy of this package knows its instances,
 * by `instanceof` too, and returns the mark. The name is on the prototype, so that an error has it before its
 * stack is written, and a subclass may set a name of its own. `field` is one that an instance has and the
 * prototype has not.
 */
export function brandError(
  Class: abstract new (...args: never[]) => Error,
  name: string,
  field: string,
): symbol {
  const brand = toBrand(name);
  Object.defineProperties(Class, {
    // Bundlers rename a class that names itself.
    name: { value: name },
    [Symbol.hasInstance]: {
      // Subclasses inherit it, and are told from one another by their prototypes.
      value(this: unknown, value: unknown) {
        return this === Class
          ? isBranded(value, name, field)
          : Function.prototype[Symbol.hasInstance].call(this as never, value);
      },
    },
  });
  Object.defineProperties(Class.prototype, {
    name: { value: name, writable: true },
    [brand]: { value: true },
    // What Node's console asks. The symbol is a registered one, so that no module of Node is needed here.
    [Symbol.for('nodejs.util.inspect.custom')]: { value: renderInspection },
  });
  return brand;
}

/** Whether a value bears the mark of a class and has the field that tells an instance from the prototype. */
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

import { escapeControls } from '../text/text.js';

/**
 * Prepares an error class and returns it: sets its name, and a brand by which `instanceof` recognizes its
 * instances across copies of this package and across realms. The prototype also has the brand, so pass a
 * `field` that only instances have. The name is a property of the prototype, so that the name exists when the
 * engine captures a stack, and subclasses can override it.
 */
export function brandErrorClass<Branded extends abstract new (...args: never[]) => Error>(
  Class: Branded,
  name: string,
  field: string,
): Branded {
  Object.defineProperties(Class, {
    // Bundlers rename classes, so the name is a literal.
    name: { value: name },
    [Symbol.hasInstance]: {
      value(this: unknown, value: unknown) {
        try {
          // The second test compares prototypes. It is for subclasses, which inherit this method, and for
          // classes compiled to ES5, whose constructor tests `this instanceof` before it sets any field.
          return (
            (this === Class && isBranded(value, name, field)) ||
            Function.prototype[Symbol.hasInstance].call(this as never, value)
          );
        } catch {
          // The value is a revoked proxy, which throws at every access.
          return false;
        }
      },
    },
  });
  Object.defineProperties(Class.prototype, {
    name: { value: name, writable: true },
    [toBrand(name)]: { value: true },
    // Node's `inspect` and `console.log` call this method. `Symbol.for` returns its key without an import
    // from Node.
    [Symbol.for('nodejs.util.inspect.custom')]: { value: renderInspection },
  });
  return Class;
}

/** Sets `cause` as the native option does, in engines that ignore the option (Chrome < 93). */
export function setIgnoredCause(error: object, init: { readonly cause?: unknown }): void {
  if (!('cause' in init) || 'cause' in error) return;
  Object.defineProperty(error, 'cause', { value: init.cause, writable: true, configurable: true });
}

/** Tests whether a value has the brand of a class, and `field`, which only instances have. */
export function isBranded(value: unknown, name: string, field: string): boolean {
  try {
    const error = value as Readonly<Record<PropertyKey, unknown>>;
    return error[toBrand(name)] === true && error[field] !== undefined;
  } catch {
    // The value is null, undefined or a revoked proxy.
    return false;
  }
}

function toBrand(name: string): symbol {
  return Symbol.for(`@errlex/core/${name}`);
}

/**
 * Renders an error for Node's `util.inspect` and `console.log`: its title and stack, then its fields and its
 * cause. Uses no colors and escapes control characters, so that a server's text cannot control a terminal.
 */
function renderInspection(
  this: Error,
  depth: number | null,
  options: object,
  inspect: (value: unknown, options: object) => string,
): string {
  // Limits the depth, because causes may form a cycle.
  const left = Math.min(depth ?? 9, 9);
  if (left < 0) return `[${this.name}]`;
  const { message, stack = '', cause } = this;
  const [, ...frames] = stack.split(`: ${message}`);
  const fields: Record<string, unknown> = Object.fromEntries(Object.entries(this));
  if (cause) fields.cause = cause;
  let lines = frames.join('');
  try {
    lines += ` ${inspect(fields, { ...options, depth: left, colors: false })}`;
  } catch {
    // Inspecting a field threw: render the error without its fields.
  }
  return escapeControls(String(this)) + lines.replace(/[^\n]+/g, escapeControls);
}

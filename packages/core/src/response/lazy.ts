/** The function that creates the value of a lazy property, or the created value. */
interface Lazy {
  readonly create: () => unknown;
  created?: { readonly value: unknown };
}

const lazyKey = /*#__PURE__*/ Symbol();

type Holder = { readonly [lazyKey]: Lazy };

/** One getter for all objects: an own closure for each would give every object a hidden class of its own. */
const descriptor: PropertyDescriptor = {
  enumerable: true,
  configurable: true,
  get(this: Holder) {
    const lazy = this[lazyKey];
    lazy.created ??= { value: lazy.create() };
    return lazy.created.value;
  },
};

/** Adds a property whose value is created at the first access. An object has at most one. */
export function defineLazy<Target extends object, Name extends string, Value>(
  target: Target,
  name: Name,
  create: () => Value,
): Target & { readonly [Key in Name]: Value } {
  Object.defineProperty(target, lazyKey, { value: { create } });
  // The line above and the getter make it the type that is returned.
  return Object.defineProperty(target, name, descriptor) as Target & { readonly [Key in Name]: Value };
}

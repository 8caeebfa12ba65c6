/** The function that creates the value of a lazy property, or the created value. */
interface Lazy {
  readonly create: () => unknown;
  created?: { readonly value: unknown };
}

const lazyKey = /*#__PURE__*/ Symbol();

type Holder = { readonly [lazyKey]: Lazy };

/**
 * One getter for all objects. A closure for each object would give each object a hidden class of its own,
 * which makes engines slower.
 */
const descriptor: PropertyDescriptor = {
  enumerable: true,
  configurable: true,
  get(this: Holder) {
    const lazy = this[lazyKey];
    lazy.created ??= { value: lazy.create() };
    return lazy.created.value;
  },
};

/** Adds a property whose value is created at the first access. An object can have only one such property. */
export function defineLazy<Target extends object, Name extends string, Value>(
  target: Target,
  name: Name,
  create: () => Value,
): Target & { readonly [Key in Name]: Value } {
  Object.defineProperty(target, lazyKey, { value: { create } });
  // The cast is safe: `descriptor` adds the property that the type names.
  return Object.defineProperty(target, name, descriptor) as Target & { readonly [Key in Name]: Value };
}

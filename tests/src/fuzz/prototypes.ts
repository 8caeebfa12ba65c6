const prototypes = [Object, Array, String, Number, Function, Error, Promise, Map, RegExp, Symbol].map(
  (Class) => Class.prototype as object,
);

type Property = readonly [holder: object, key: PropertyKey, descriptor: PropertyDescriptor | undefined];

const toProperties = (): Property[] =>
  prototypes.flatMap((holder) =>
    Reflect.ownKeys(holder).map(
      (key) => [holder, key, Reflect.getOwnPropertyDescriptor(holder, key)] as const,
    ),
  );

const original = toProperties();
const keyCounts = prototypes.map((holder) => Reflect.ownKeys(holder).length);

/** True if a built-in prototype gained or lost a property. Cheap enough to run after every case. */
export function isPolluted(): boolean {
  return prototypes.some((holder, index) => Reflect.ownKeys(holder).length !== keyCounts[index]);
}

/** Lists the changes to built-in prototypes and reverts them. */
export function undoPollution(): string[] {
  const found: string[] = [];
  const known = new Map(prototypes.map((holder) => [holder, new Map<PropertyKey, PropertyDescriptor>()]));
  for (const [holder, key, descriptor] of original) if (descriptor) known.get(holder)?.set(key, descriptor);
  for (const [holder, key, now] of toProperties()) {
    const before = known.get(holder)?.get(key);
    if (before && before.value === now?.value && before.get === now?.get) continue;
    found.push(String(key));
    Reflect.deleteProperty(holder, key);
  }
  for (const [holder, key, before] of original) {
    if (Object.hasOwn(holder, key) || before === undefined) continue;
    if (!found.includes(String(key))) found.push(String(key));
    Reflect.defineProperty(holder, key, before);
  }
  return found;
}

/** A power of two, as finding the next value must take next to nothing. */
const COUNT = 64;

/** The values in turn: many enough that nothing is folded away, few enough to stay in the caches. */
export function inTurns<Value>(create: (index: number) => Value): (call: number) => Value {
  const values = Array.from({ length: COUNT }, (_, index) => create(index));
  return (call) => values[call & (COUNT - 1)] as Value;
}

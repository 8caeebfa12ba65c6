/** A power of two, so that finding the next value costs almost nothing. */
const COUNT = 64;

/** Returns values in rotation: enough that V8 cannot fold them, few enough to stay in the CPU caches. */
export function inTurns<Value>(create: (index: number) => Value): (call: number) => Value {
  const values = Array.from({ length: COUNT }, (_, index) => create(index));
  return (call) => values[call & (COUNT - 1)] as Value;
}

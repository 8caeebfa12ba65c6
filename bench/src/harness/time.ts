/** A measured operation. It gets the number of its call, to rotate inputs so that V8 cannot fold it into a constant. */
export type Operation = (call: number) => unknown;

/** Length of a slice: usually too short for an interruption or a garbage collection. */
const SLICE = 1e6;

/** Warm-up of an operation, until V8 has compiled it. */
const WARM_UP = 120e6;

/**
 * V8 captures at most 10 stack frames. From this depth on, every operation pays for all ten.
 */
const DEPTH = 16;

/** Stores every result, so that V8 drops no call. */
const sink: { last?: unknown } = {};

/** Shortest run that is long enough to measure the time of a call. */
const LEAST = SLICE / 20;

/** Warms an operation up. Returns the number of calls that fill an uninterrupted slice. */
export function warmUp(operation: Operation): number {
  let calls = 1;
  let fastest = Number.POSITIVE_INFINITY;
  for (let spent = 0; spent < WARM_UP; ) {
    const time = timeSlice(operation, calls);
    spent += Math.max(time * calls, 1e3);
    if (time * calls >= LEAST) fastest = Math.min(fastest, time);
    calls = fastest === Number.POSITIVE_INFINITY ? calls * 2 : Math.max(1, Math.round(SLICE / fastest));
  }
  return calls;
}

/** Returns nanoseconds of CPU time per call, without waiting for a processor. */
export function timeSlice(operation: Operation, calls: number): number {
  const start = process.cpuUsage();
  descend(operation, calls, DEPTH);
  const { user, system } = process.cpuUsage(start);
  return ((user + system) * 1e3) / calls;
}

function descend(operation: Operation, calls: number, depth: number): void {
  if (depth > 0) {
    descend(operation, calls, depth - 1);
    return;
  }
  for (let call = 0; call < calls; call++) sink.last = operation(call);
}

// After this many operations V8 inlines none of them in the loop, so the first operation is measured like
// the later ones, and like in a program that calls it from many places.
const strangers: Operation[] = [(call) => call, (call) => -call, (call) => call + 1, String, () => undefined];
for (let round = 0; round < 1_000; round++) for (const stranger of strangers) descend(stranger, 20, 0);

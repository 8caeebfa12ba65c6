/** One operation; it gets the number of its call, to rotate through inputs so that nothing is folded away. */
export type Operation = (call: number) => unknown;

/** How long a slice is: mostly too short to be interrupted, or to hold a collection of garbage. */
const SLICE = 1e6;

/** How long an operation runs before it counts, so that compiling it is over. */
const WARM_UP = 120e6;

/**
 * The deepest frame count that V8 writes into a stack is 10: from here on every operation pays for all ten.
 */
const DEPTH = 16;

/** Where every result goes, so that no call is dropped. */
const sink: { last?: unknown } = {};

/** The least that is long enough to tell how long a call takes. */
const LEAST = SLICE / 20;

/** Warms an operation up, and tells how many calls of it make a slice when nothing interrupts them. */
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

/** Nanoseconds of this process per call: the time in which it waited for a processor is not measured. */
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

// A loop that has seen this many operations inlines none of them: what is measured first is measured as what
// comes after it, and as a program that calls it from many places would find it.
const strangers: Operation[] = [(call) => call, (call) => -call, (call) => call + 1, String, () => undefined];
for (let round = 0; round < 1_000; round++) for (const stranger of strangers) descend(stranger, 20, 0);

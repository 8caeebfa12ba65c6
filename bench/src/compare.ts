/** One operation; it gets the number of its call, to rotate through inputs so that nothing is folded away. */
export type Operation = (call: number) => unknown;

const ROUNDS = 60;
const CALLS = 5_000;

/**
 * The deepest frame count that V8 writes into a stack is 10: from here on every operation pays for all ten.
 */
const DEPTH = 16;

let sink: unknown;

/**
 * Times two operations in turns, round by round and from the same stack depth, and gives the medians per call
 * in nanoseconds and the median of the rounds' ratios. Turns keep what else the machine does from favouring
 * one of them.
 */
export function compare(ours: Operation, theirs: Operation): { ours: number; theirs: number; ratio: number } {
  const times: { ours: number; theirs: number }[] = [];
  for (let round = -10; round < ROUNDS; round++) {
    const first = round % 2 === 0;
    const one = measure(first ? ours : theirs);
    const other = measure(first ? theirs : ours);
    // The rounds below zero warm up.
    if (round >= 0) times.push(first ? { ours: one, theirs: other } : { ours: other, theirs: one });
  }
  return {
    ours: median(times.map((time) => time.ours)),
    theirs: median(times.map((time) => time.theirs)),
    ratio: median(times.map((time) => time.ours / time.theirs)),
  };
}

/** Prints a comparison beside its budget. */
export function report(name: string, budget: number, ours: Operation, theirs: Operation): void {
  const result = compare(ours, theirs);
  const verdict = result.ratio <= budget ? 'within' : 'OVER';
  console.log(
    `${name.padEnd(44)} ${result.ours.toFixed(0).padStart(6)} ns  beside ${result.theirs.toFixed(0).padStart(6)} ns` +
      `  ratio ${result.ratio.toFixed(3)}  (${verdict} the budget of ${budget})`,
  );
}

function measure(operation: Operation): number {
  const start = process.hrtime.bigint();
  descend(operation, DEPTH);
  return Number(process.hrtime.bigint() - start) / CALLS;
}

function descend(operation: Operation, depth: number): void {
  if (depth > 0) {
    descend(operation, depth - 1);
    return;
  }
  for (let call = 0; call < CALLS; call++) sink = operation(call);
}

function median(values: number[]): number {
  return values.toSorted((left, right) => left - right)[values.length >> 1] ?? Number.NaN;
}

/** Keeps the last result alive, so that no call is dropped. */
export function lastResult(): unknown {
  return sink;
}

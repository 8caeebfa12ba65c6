import { inTurns } from './in-turns.ts';
import type { MeasureOptions, Row } from './measurement.ts';
import { toSpread } from './spread.ts';
import { type Operation, timeSlice, warmUp } from './time.ts';

const PAIRS = 41;
const CHECK_PAIRS = 21;

/** Slices of each side in a pair. The fastest counts, because other load only makes a slice slower. */
const SLICES = 8;

/** Nanoseconds that the loop itself takes to call an operation that reads its input and does nothing. */
const overhead = measureOverhead();

function measureOverhead(): number {
  const input = inTurns((index) => ({ index }));
  const nothing = (call: number) => input(call);
  const calls = warmUp(nothing);
  return Math.min(...Array.from({ length: 64 }, () => timeSlice(nothing, calls)));
}

/** Options of a comparison. */
export interface Contest extends Pick<Row, 'name' | 'budget' | 'ceiling' | 'growth'> {
  readonly ours: Operation;
  readonly peer: string;
  readonly theirs: Operation;
}

/**
 * Times two operations alternately, slice by slice and from the same stack depth, and returns the ratio of the
 * fastest slices of each pair. Alternating keeps other load from favoring one of them.
 */
export function compare({ ours, theirs, ...contest }: Contest, { check }: MeasureOptions): Row {
  const calls = { ours: warmUp(ours), theirs: warmUp(theirs) };
  const pairs = Array.from({ length: check ? CHECK_PAIRS : PAIRS }, () => {
    const fastest = { ours: Number.POSITIVE_INFINITY, theirs: Number.POSITIVE_INFINITY };
    for (let slice = 0; slice < SLICES; slice++) {
      fastest.ours = Math.min(fastest.ours, timeSlice(ours, calls.ours));
      fastest.theirs = Math.min(fastest.theirs, timeSlice(theirs, calls.theirs));
    }
    return { ours: fastest.ours - overhead, theirs: fastest.theirs - overhead };
  });
  return {
    ...contest,
    unit: 'ns',
    ours: toSpread(pairs.map((pair) => pair.ours)).median,
    theirs: toSpread(pairs.map((pair) => pair.theirs)).median,
    kind: 'ratio',
    figure: toSpread(pairs.map((pair) => pair.ours / pair.theirs)),
  };
}

import type { MeasureOptions, Row } from './measurement.ts';
import { toSpread } from './spread.ts';
import { type Operation, timeSlice, warmUp } from './time.ts';

const PAIRS = 41;
const CHECK_PAIRS = 21;

/** Slices of each side in a pair, of which the fastest counts: what the machine adds is never negative. */
const SLICES = 8;

/** What is asked of a comparison beside its two operations. */
export interface Contest extends Pick<Row, 'name' | 'budget' | 'growth'> {
  readonly ours: Operation;
  readonly peer: string;
  readonly theirs: Operation;
}

/**
 * Times two operations in turns, slice by slice and from the same stack depth, and gives the ratio of the
 * fastest slices of each pair. Turns keep what else the machine does from favoring one of them.
 */
export function compare({ ours, theirs, ...contest }: Contest, { check }: MeasureOptions): Row {
  const calls = { ours: warmUp(ours), theirs: warmUp(theirs) };
  const pairs = Array.from({ length: check ? CHECK_PAIRS : PAIRS }, () => {
    const fastest = { ours: Number.POSITIVE_INFINITY, theirs: Number.POSITIVE_INFINITY };
    for (let slice = 0; slice < SLICES; slice++) {
      fastest.ours = Math.min(fastest.ours, timeSlice(ours, calls.ours));
      fastest.theirs = Math.min(fastest.theirs, timeSlice(theirs, calls.theirs));
    }
    return fastest;
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

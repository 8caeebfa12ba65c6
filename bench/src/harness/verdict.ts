import type { Row } from './measurement.ts';

/** Tolerance of `--check` for measured times, as a busy machine changes them. */
const TOLERANCE = 0.05;

/** True if the median is within the budget, or there is no budget. */
export function isWithin({ budget, moreIsBetter, figure }: Row): boolean {
  if (budget === undefined) return true;
  return moreIsBetter ? figure.median >= budget : figure.median <= budget;
}

/**
 * True if a budget, or the ceiling of a figure that misses its budget, is clearly exceeded: by an exact
 * figure in any case, by a measured one if even its better quartile exceeds it by more than the tolerance.
 */
export function isBroken({ budget, ceiling = budget, moreIsBetter, figure }: Row): boolean {
  if (ceiling === undefined) return false;
  const tolerance = figure.pairs === 1 ? 0 : TOLERANCE;
  return moreIsBetter ? figure.high < ceiling * (1 - tolerance) : figure.low > ceiling * (1 + tolerance);
}

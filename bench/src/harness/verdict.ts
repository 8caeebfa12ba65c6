import type { Row } from './measurement.ts';

/** How far a figure that is taken in time may be off on a busy machine before a check fails. */
const TOLERANCE = 0.05;

/** Whether the median is within the budget; true where there is none. */
export function isWithin({ budget, moreIsBetter, figure }: Row): boolean {
  if (budget === undefined) return true;
  return moreIsBetter ? figure.median >= budget : figure.median <= budget;
}

/**
 * Whether a budget, or the ceiling of a figure that has not reached one, is broken beyond doubt: by an exact
 * figure at once, by a measured one when even its better quartile is over it by more than the tolerance.
 */
export function isBroken({ budget, ceiling = budget, moreIsBetter, figure }: Row): boolean {
  if (ceiling === undefined) return false;
  const tolerance = figure.pairs === 1 ? 0 : TOLERANCE;
  return moreIsBetter ? figure.high < ceiling * (1 - tolerance) : figure.low > ceiling * (1 + tolerance);
}

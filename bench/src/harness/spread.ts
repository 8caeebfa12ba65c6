import type { Spread } from './measurement.ts';

export function toSpread(values: readonly number[]): Spread {
  const sorted = values.toSorted((left, right) => left - right);
  const quantile = (share: number) => sorted[Math.round((sorted.length - 1) * share)] ?? Number.NaN;
  return { median: quantile(0.5), low: quantile(0.25), high: quantile(0.75), pairs: values.length };
}

/** Returns the spread of a deterministic figure. */
export function toExact(value: number): Spread {
  return { median: value, low: value, high: value, pairs: 1 };
}

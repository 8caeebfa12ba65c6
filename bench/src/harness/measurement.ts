/** The median of a figure and its quartiles; an exact figure has been taken once. */
export interface Spread {
  readonly median: number;
  readonly low: number;
  readonly high: number;
  readonly pairs: number;
}

/** Times are in nanoseconds. */
export type Unit = 'ns' | 'bytes' | 'count' | 'per second';

/** One line of the table: what we take, beside what a peer takes for the same. */
export interface Row {
  readonly name: string;
  readonly unit: Unit;
  readonly ours: number;
  /** Who it is that is measured in turns with us. */
  readonly peer?: string;
  readonly theirs?: number;
  /** What the budget is for: ours over theirs, ours less theirs, or ours as it is. */
  readonly kind: 'ratio' | 'difference' | 'value';
  readonly figure: Spread;
  /** The most that the figure may be; the least, where more is better. */
  readonly budget?: number;
  /** What `--check` holds a figure to that has not reached its budget, so that it gets no worse. */
  readonly ceiling?: number;
  readonly moreIsBetter?: boolean;
  /** The point of a curve that this is: of what, and how many. */
  readonly growth?: { readonly of: string; readonly size: number };
}

export interface MeasureOptions {
  /** Whether only rows with a budget are wanted, in fewer rounds. */
  readonly check: boolean;
}

/** What each file of measurements exports as `measure`. */
export type Measure = (options: MeasureOptions) => Promise<readonly Row[]>;

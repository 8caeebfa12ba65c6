/** Median and quartiles of a figure. An exact figure is taken once. */
export interface Spread {
  readonly median: number;
  readonly low: number;
  readonly high: number;
  readonly pairs: number;
}

/** Times are in nanoseconds. */
export type Unit = 'ns' | 'bytes' | 'count' | 'per second';

/** One line of a table: our figure compared with that of a peer. */
export interface Row {
  readonly name: string;
  readonly unit: Unit;
  readonly ours: number;
  /** Name of the peer that is measured alternately with ours. */
  readonly peer?: string;
  readonly theirs?: number;
  /** Meaning of the figure: ours divided by theirs, ours minus theirs, or ours. */
  readonly kind: 'ratio' | 'difference' | 'value';
  readonly figure: Spread;
  /** Maximum of the figure, or its minimum if `moreIsBetter`. */
  readonly budget?: number;
  /** Limit in `--check` for a figure that misses its budget, so that it gets no worse. */
  readonly ceiling?: number;
  readonly moreIsBetter?: boolean;
  /** Point of a growth curve: what grows, and its size. */
  readonly growth?: { readonly of: string; readonly size: number };
}

export interface MeasureOptions {
  /** Measure only rows with a budget, in fewer rounds. */
  readonly check: boolean;
}

/** Type of the export `measure` of each measurement file. */
export type Measure = (options: MeasureOptions) => Promise<readonly Row[]>;

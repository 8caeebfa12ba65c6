import type { Row } from '../harness/measurement.ts';

/** Machine and time of the run. */
export interface Circumstances {
  readonly date: string;
  readonly processor: string;
  readonly cores: number;
  readonly node: string;
  readonly platform: string;
  readonly seconds: number;
  /** The mean number of running processes, ours included, over the minute before and after. */
  readonly load: readonly [before: number, after: number];
}

export interface Table {
  readonly name: string;
  readonly title: string;
  readonly rows: readonly Row[];
}

/** Contents of `results.json`. */
export interface Results extends Circumstances {
  readonly tables: readonly Table[];
}

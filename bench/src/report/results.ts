import type { Row } from '../harness/measurement.ts';

/** Where and when the figures were taken. */
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

/** What `results.json` holds. */
export interface Results extends Circumstances {
  readonly tables: readonly Table[];
}

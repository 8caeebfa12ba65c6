import type { Row } from './measurement.ts';
import { toSpread } from './spread.ts';
import { type Operation, timeSlice, warmUp } from './time.ts';

const ROUNDS = 21;

/** What is asked of a sample beside its operation. */
export interface Sampled extends Pick<Row, 'name' | 'budget' | 'growth'> {
  readonly operation: Operation;
}

/** Times one operation that has no peer: what hostile input costs, say. */
export function sample({ operation, ...sampled }: Sampled): Row {
  const calls = warmUp(operation);
  const figure = toSpread(Array.from({ length: ROUNDS }, () => timeSlice(operation, calls)));
  return { ...sampled, unit: 'ns', ours: figure.median, kind: 'value', figure };
}

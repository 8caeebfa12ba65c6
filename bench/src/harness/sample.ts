import type { Row } from './measurement.ts';
import { toSpread } from './spread.ts';
import { type Operation, timeSlice, warmUp } from './time.ts';

const ROUNDS = 21;

/** Options of a sample. */
export interface Sampled extends Pick<Row, 'name' | 'budget' | 'growth'> {
  readonly operation: Operation;
}

/** Times one operation without a peer, such as reading hostile input. */
export function sample({ operation, ...sampled }: Sampled): Row {
  const calls = warmUp(operation);
  const figure = toSpread(Array.from({ length: ROUNDS }, () => timeSlice(operation, calls)));
  return { ...sampled, unit: 'ns', ours: figure.median, kind: 'value', figure };
}

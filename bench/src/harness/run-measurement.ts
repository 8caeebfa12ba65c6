import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type { MeasureOptions, Row } from './measurement.ts';

/** Runs a measurement in a process of its own; returns its rows. */
export async function runMeasurement(name: string, { check }: MeasureOptions): Promise<readonly Row[]> {
  const child = fork(join(import.meta.dirname, 'child.ts'), [name, ...(check ? ['--check'] : [])]);
  let rows: readonly Row[] = [];
  child.once('message', (message: readonly Row[]) => {
    rows = message;
  });
  const [code] = await once(child, 'exit');
  if (code !== 0 || rows.length === 0) throw new Error(`The measurement '${name}' gave no rows`);
  return rows;
}

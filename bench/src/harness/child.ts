/** Runs one measurement in a process of its own, so that none shares compiled code or garbage with another. */
import type { Measure } from './measurement.ts';

const [name = '', flag] = process.argv.slice(2);
const { measure }: { measure: Measure } = await import(`../${name}.ts`);
const rows = await measure({ check: flag === '--check' });
process.send?.(rows, () => process.disconnect());

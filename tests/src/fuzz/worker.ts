import { parentPort, workerData } from 'node:worker_threads';
import { type Budget, runTarget } from './run-target.ts';
import { targets } from './targets.ts';

/** What a thread is started with; `progress` holds the case that it is at, and how often it said so. */
export interface Order {
  readonly name: string;
  readonly budget: Budget;
  readonly progress: Int32Array;
}

const { name, budget, progress }: Order = workerData;
const target = targets.find((one) => one.name === name);
if (target === undefined) throw new Error(`There is no target "${name}".`);
// A million errors are thrown, and most of their cost is the stack; a single case is told with all of it.
if (budget.cases > 1) Error.stackTraceLimit = 2;
const run = await runTarget(target, budget, (seed) => {
  Atomics.store(progress, 0, seed);
  Atomics.add(progress, 1, 1);
});
parentPort?.postMessage(run);

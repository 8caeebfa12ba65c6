import { parentPort, workerData } from 'node:worker_threads';
import { type Budget, runTarget } from './run-target.ts';
import { targets } from './targets.ts';

/** Data that a thread starts with. `progress` holds the number of the current case and of the reports so far. */
export interface Order {
  readonly name: string;
  readonly budget: Budget;
  readonly progress: Int32Array;
}

const { name, budget, progress }: Order = workerData;
const target = targets.find((one) => one.name === name);
if (target === undefined) throw new Error(`There is no target "${name}".`);
// Capturing stacks is most of the cost of a million errors, so only a single case captures them whole.
if (budget.cases > 1) Error.stackTraceLimit = 2;
const run = await runTarget(target, budget, (seed) => {
  Atomics.store(progress, 0, seed);
  Atomics.add(progress, 1, 1);
});
parentPort?.postMessage(run);

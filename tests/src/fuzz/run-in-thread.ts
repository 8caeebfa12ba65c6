import { Worker } from 'node:worker_threads';
import type { Budget, Run } from './run-target.ts';
import type { Order } from './worker.ts';

/** Seconds without a report after which a thread counts as hung: an endless case blocks its own thread. */
const PATIENCE = 60;

/** Runs a target in a thread, which is terminated if a case hangs. */
export function runInThread(name: string, budget: Budget): Promise<Run> {
  const progress = new Int32Array(new SharedArrayBuffer(8));
  const order: Order = { name, budget, progress };
  const begin = performance.now();
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./worker.ts', import.meta.url), { workerData: order });
    let signs = -1;
    const watch = setInterval(() => {
      const now = Atomics.load(progress, 1);
      if (now !== signs) {
        signs = now;
        return;
      }
      const seed = Atomics.load(progress, 0);
      const problem = `hangs: no sign for ${PATIENCE} seconds, at one of the cases from ${seed}`;
      const seconds = (performance.now() - begin) / 1000;
      const slowest = PATIENCE * 1000;
      resolve({
        name,
        cases: seed - budget.seed,
        seconds,
        slowest,
        finding: { problem, input: undefined, seed },
      });
      worker.terminate();
    }, PATIENCE * 1000);
    worker.on('message', resolve);
    worker.on('error', reject);
    worker.on('exit', () => {
      clearInterval(watch);
      // The event loop emptied while a case was pending. Ignored if the thread has already sent its result.
      const seed = Atomics.load(progress, 0);
      const problem = `hangs: one of the cases from ${seed}`;
      const seconds = (performance.now() - begin) / 1000;
      resolve({
        name,
        cases: seed - budget.seed,
        seconds,
        slowest: 0,
        finding: { problem, input: undefined, seed },
      });
    });
  });
}

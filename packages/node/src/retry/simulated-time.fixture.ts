import { afterEach, beforeEach, vi } from 'vitest';

/**
 * Replaces timers, `Date` and `performance.now()` in the tests of a file. Immediates stay real: they are how
 * {@link settle} lets promises run. Call it in the file itself: a fixture is loaded once for files that share a worker.
 */
export function simulateTime(): void {
  beforeEach(() => {
    vi.useFakeTimers({
      toFake: ['setTimeout', 'clearTimeout', 'Date', 'performance'],
      now: Date.UTC(2026, 8, 1),
    });
  });
  afterEach(() => {
    vi.useRealTimers();
    vi.restoreAllMocks();
  });
}

/** Runs one timer after another until a promise has settled. */
export async function settle<Value>(promise: Promise<Value>): Promise<Value> {
  let isSettled = false;
  const end = () => {
    isSettled = true;
  };
  promise.then(end, end);
  for (let step = 0; !isSettled; step++) {
    if (step > 100_000) throw new Error('The promise does not settle.');
    await new Promise(setImmediate);
    if (!isSettled) vi.advanceTimersToNextTimer();
  }
  return promise;
}

/** Lets time pass until no timers are left. */
export async function runOut(): Promise<void> {
  await new Promise(setImmediate);
  while (vi.getTimerCount() > 0) {
    vi.advanceTimersToNextTimer();
    await new Promise(setImmediate);
  }
}

/** Resolves after a delay of simulated milliseconds. */
export function pass(delay: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, delay);
  });
}

import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

/** Milliseconds for which the broker is up, then down. */
const UP = 6_000;
const DOWN = 1_000;

/** Runs a broker on a port and kills it repeatedly, until it is stopped. */
export async function keepBroker(
  port: number,
  stop: AbortSignal,
): Promise<{ kills: number; done: Promise<void> }> {
  let broker = await startBroker(port);
  const state = { kills: 0, done: Promise.resolve() };
  const run = async () => {
    while (await isPast(UP, stop)) {
      broker.kill('SIGKILL');
      state.kills += 1;
      await setTimeout(DOWN);
      broker = await startBroker(port);
    }
    // The last broker serves the requests that are still in flight.
    await setTimeout(DOWN);
    broker.kill('SIGKILL');
  };
  state.done = run();
  return state;
}

async function startBroker(port: number): Promise<ChildProcess> {
  const broker = fork(fileURLToPath(new URL('broker.ts', import.meta.url)), [String(port)]);
  await once(broker, 'message');
  return broker;
}

/** True if the milliseconds pass before the signal aborts. */
async function isPast(milliseconds: number, signal: AbortSignal): Promise<boolean> {
  try {
    await setTimeout(milliseconds, undefined, { signal });
    return true;
  } catch {
    return false;
  }
}

import { describe, expect, it } from 'vitest';
import { retry } from './index.js';
import { type Fate, SimulatedExchange, type Terms } from './simulated-exchange.fixture.js';
import { runOut, settle, simulateTime } from './simulated-time.fixture.js';

simulateTime();

const LIFETIME_MS = 300;
const TOLERANCE_MS = 50;

/**
 * Places an order whose first request is slow, so that the client gives up after 30 ms, and whose second one is not.
 * The proof is at 380 ms. Returns how often the order was executed.
 */
async function countExecutions(slow: Partial<Fate>, terms: Partial<Terms> = {}): Promise<number> {
  const usual: Fate = {
    kind: 'honest',
    limiter: 0,
    travel: 1,
    queue: 0,
    lag: 0,
    responseAfter: 1,
    patience: 30,
    wait: 0,
  };
  const exchange = new SimulatedExchange({
    lifetime: LIFETIME_MS,
    ahead: 0,
    isUnique: false,
    passesSignal: true,
    ...terms,
  });
  const look = { kind: 'honest', readAfter: 0, responseAfter: 0, wait: 0 } as const;
  const call = retry(
    (context) => exchange.place(context.attempt === 1 ? { ...usual, ...slow } : usual, context),
    {
      method: 'POST',
      minDelay: 20,
      requestLifetime: LIFETIME_MS,
      tolerance: TOLERANCE_MS,
      reconcile: () => exchange.find(look),
      isDuplicate: (error) => (error as { readonly code?: unknown }).code === -1142,
    },
  );
  expect(await settle(call)).toMatch(/^(?:placed|found)$/);
  await runOut();
  return exchange.executions.length;
}

describe('an order is executed once', () => {
  it('if the clock is ahead, the request queues, and the order shows late, by no more than tolerance together', async () => {
    expect(await countExecutions({ travel: 319, queue: 15, lag: 15 }, { ahead: 20 })).toBe(1);
  });

  it('if the operation passes the signal on to a rate limiter that lets the request go too late', async () => {
    expect(await countExecutions({ limiter: 500 }, { passesSignal: true })).toBe(1);
  });

  it('if the exchange rejects the client id of an order that does not show yet', async () => {
    expect(await countExecutions({ travel: 290, lag: 120 }, { isUnique: true })).toBe(1);
  });
});

describe('an order is executed twice: what cannot be guaranteed', () => {
  it('if the clock is ahead by more than tolerance', async () => {
    expect(await countExecutions({ travel: 390 }, { ahead: 100 })).toBe(2);
  });

  it('if the request queues behind the check of its timestamp for more than tolerance', async () => {
    expect(await countExecutions({ travel: 290, queue: 200 })).toBe(2);
  });

  it('if the order shows later than tolerance', async () => {
    expect(await countExecutions({ travel: 290, lag: 200 })).toBe(2);
  });

  it('if the operation signs after it has rejected', async () => {
    expect(await countExecutions({ limiter: 500 }, { passesSignal: false })).toBe(2);
  });
});

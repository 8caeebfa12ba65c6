import { adviceFor } from '@errlex/core/response';
import fc from 'fast-check';
import { expect, it, vi } from 'vitest';
import { createRetryQuota, type FailedAttempt, type RetryQuota, retry } from './index.js';
import { type Fate, type FateKind, type LookFate, SimulatedExchange } from './simulated-exchange.fixture.js';
import { runOut, settle, simulateTime } from './simulated-time.fixture.js';

simulateTime();

const numRuns = Number(process.env.ERRLEX_SCHEDULES ?? 1_000);

/** A number from 0 to 1, often exactly 0 or 1. Other quantities of a schedule are multiplied by it. */
const fraction = fc.oneof(
  { weight: 3, arbitrary: fc.integer({ min: 0, max: 1000 }).map((value) => value / 1000) },
  { weight: 1, arbitrary: fc.constantFrom(0, 1) },
);
/** `undefined` in nine of ten schedules. */
const rarely = <Value>(value: fc.Arbitrary<Value>) =>
  fc.oneof({ weight: 9, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary: value });

const attempt = fc.record({
  kind: fc.oneof(
    { weight: 8, arbitrary: fc.constant('honest' as const) },
    {
      weight: 20,
      arbitrary: fc.constantFrom<FateKind[]>(
        'executed-500',
        'failed-500',
        'executed-reset',
        'reset',
        'gateway',
        'lost',
        'lost',
        'limited',
        'banned',
        'unreachable',
        'not-enough',
        'doubled-by-proxy',
      ),
    },
  ),
  limiter: fc.oneof({ weight: 3, arbitrary: fc.constant(0) }, { weight: 1, arbitrary: fraction }),
  /** Travel time as a fraction of the time until the API rejects the request; above 1, it arrives too late. */
  travel: fraction.map((value) => (value < 1 ? 1.3 * value ** 2 : 1)),
  queue: fraction,
  lag: fraction,
  responseAfter: fc.constantFrom(1, 20, 400),
  patience: fc.constantFrom(30, 300, 1_000, 10_000),
  wait: fc.constantFrom(0, 1_000, 10_000, 3_600_000),
});

const look = fc.record({
  kind: fc.oneof(
    { weight: 50, arbitrary: fc.constant('honest' as const) },
    { weight: 12, arbitrary: fc.constantFrom<LookFate['kind'][]>('gateway', 'limited', 'timeout') },
    { weight: 1, arbitrary: fc.constant('key' as const) },
  ),
  readAfter: fc.constantFrom(0, 1, 200, 4_000),
  responseAfter: fc.constantFrom(0, 5, 1_000),
  wait: fc.constantFrom(0, 1_000, 10_000),
});

const schedule = fc.record({
  seed: fc.integer(),
  lifetime: fc.constantFrom(300, 3_000, 30_000),
  tolerance: fc.constantFrom(0, 50, 500, 5_000),
  /** Shares of the tolerance: `ahead` for the clock, `queue` of what `ahead` leaves; the rest is for `lag`. */
  ahead: fraction,
  queue: fraction,
  isUnique: fc.boolean(),
  passesSignal: fc.integer({ min: 0, max: 9 }).map((value) => value > 0),
  attempts: fc.array(attempt, { minLength: 1, maxLength: 6 }),
  looks: fc.array(look, { minLength: 1, maxLength: 8 }),
  retries: fc.integer({ min: 0, max: 5 }),
  minDelay: fc.constantFrom(0, 20, 500),
  resend: fc.oneof({ weight: 4, arbitrary: fc.constant(true) }, { weight: 1, arbitrary: fc.constant(false) }),
  idempotent: fc.oneof(
    { weight: 4, arbitrary: fc.constant(false) },
    { weight: 1, arbitrary: fc.constant(true) },
  ),
  knowsLifetime: fc.integer({ min: 0, max: 19 }).map((value) => value > 0),
  reconciles: fc.integer({ min: 0, max: 19 }).map((value) => value > 0),
  abortAfter: rarely(fraction),
  deadline: rarely(fraction),
  capacity: rarely(fc.constantFrom(1, 5, 12)),
  delay: rarely(fc.constantFrom(0, 100)),
  resyncs: fc.boolean(),
});
type Schedule = typeof schedule extends fc.Arbitrary<infer Value> ? Value : never;

/** Number of times that each result occurred in all schedules. */
const tally: Record<string, number> = {};
const count = (name: string, by = 1) => {
  tally[name] = (tally[name] ?? 0) + by;
};

interface Played {
  readonly exchange: SimulatedExchange;
  readonly outcome: 'result' | 'no' | 'unknown';
  /** The rules that `retry` broke in this schedule. */
  readonly broken: readonly string[];
}

async function play(s: Schedule): Promise<Played> {
  vi.spyOn(Math, 'random').mockImplementation(createRandom(s.seed));
  const ahead = Math.floor(s.tolerance * s.ahead);
  const queue = Math.floor((s.tolerance - ahead) * s.queue);
  const whole = s.lifetime + s.tolerance;
  const exchange = new SimulatedExchange({ ...s, ahead });
  const fate = (number: number): Fate => {
    const one = s.attempts[Math.min(number, s.attempts.length) - 1] as Schedule['attempts'][number];
    return {
      ...one,
      limiter: Math.round(one.limiter * (one.patience + whole)),
      travel: Math.round(one.travel * (s.lifetime + ahead - 1)),
      queue: Math.floor(one.queue * queue),
      lag: Math.floor(one.lag * (s.tolerance - ahead - queue)),
    };
  };
  const controller = new AbortController();
  if (s.abortAfter !== undefined) setTimeout(() => controller.abort(), 2 * whole * s.abortAfter);
  /** Time until which an attempt may still be accepted. */
  let openUntil = 0;
  const broken: string[] = [];
  const onAdvice = ({ error, advice, during }: FailedAttempt) => {
    const { code, msg = '' } = error as { readonly code?: unknown; readonly msg?: string };
    if (code === -1142) count('rejected as a duplicate');
    if (msg.includes('not enough')) count('rejected for lack of funds');
    if (during === 'reconcile' || advice.executed === 'no') return;
    openUntil = Math.max(openUntil, performance.now() + (s.knowsLifetime ? whole : Number.POSITIVE_INFINITY));
  };
  const { retries, minDelay, tolerance, resend, idempotent, delay } = s;
  const call = retry(
    (context) => {
      if (!idempotent && performance.now() < openUntil) broken.push('sent while an attempt is open');
      if (!resend && openUntil > 0) broken.push('sent again, although resend is false');
      return exchange.place(fate(context.attempt), context);
    },
    {
      ...{ method: 'POST', retries, minDelay, tolerance, resend, idempotent, onAdvice },
      signal: controller.signal,
      requestLifetime: s.knowsLifetime ? s.lifetime : undefined,
      deadline: s.deadline === undefined ? undefined : 3 * whole * s.deadline,
      quota: s.capacity === undefined ? undefined : createCountedQuota(s.capacity),
      delay: delay === undefined ? undefined : () => delay,
      resyncClock: s.resyncs ? () => count('clock set') : undefined,
      isDuplicate: (error) => (error as { readonly code?: unknown }).code === -1142,
      reconcile: s.reconciles
        ? () => exchange.find(s.looks[exchange.looks % s.looks.length] as LookFate)
        : undefined,
    },
  );
  try {
    count(`resolved: ${await settle(call)}`);
    return { exchange, outcome: 'result', broken };
  } catch (error) {
    const { executed } = adviceFor(error, { method: 'POST' });
    count(`rejected: ${executed}`);
    return { exchange, outcome: executed, broken };
  }
}

/** Creates a quota that counts the retries that it prevents. */
function createCountedQuota(capacity: number): RetryQuota {
  const quota = createRetryQuota({ capacity });
  const take = (tokens: number) => {
    const isTaken = quota.take(tokens);
    if (!isTaken) count('prevented by the quota');
    return isTaken;
  };
  return { ...quota, take };
}

/** Returns numbers below 1 that follow from the seed (mulberry32). */
function createRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

it(
  'never executes an order twice, and never says "not executed" of one that was',
  async () => {
    await fc.assert(
      fc.asyncProperty(schedule, async (one) => {
        const { exchange, outcome, broken } = await play(one);
        const settledAt = performance.now();
        await runOut();
        const { executions, signed, looks, late } = exchange;
        count('schedules');
        count('looks', looks);
        count('sent', signed.length);
        count('sent more than once', signed.length > 1 ? 1 : 0);
        count('stopped by the signal of a rejected attempt', late.stopped);
        count('signed after its attempt had rejected', late.signed);
        count('executed after the call had settled', executions.some((time) => time > settledAt) ? 1 : 0);
        expect(broken).toEqual([]);
        // Nothing is guaranteed if an operation signs after it has rejected.
        if (late.signed > 0) return;
        if (!one.idempotent) expect(executions.length, 'executions').toBeLessThanOrEqual(1);
        if (outcome === 'result') expect(executions.length, 'a result').toBeGreaterThan(0);
        // If a proxy sends a request twice, its rejection looks like a duplicate of somebody else's order.
        const isProxy = one.attempts.some(({ kind }) => kind === 'doubled-by-proxy') && !one.reconciles;
        if (outcome === 'no' && !isProxy) expect(executions.length, 'a false "not executed"').toBe(0);
      }),
      { numRuns, seed: Number(process.env.ERRLEX_SEED ?? 1) },
    );
    if (process.env.ERRLEX_SCHEDULES) console.log(tally);
    // The schedules cover every kind of result.
    for (const name of ['resolved: placed', 'resolved: found', 'rejected: no', 'rejected: unknown']) {
      expect(tally[name], name).toBeGreaterThan(numRuns / 50);
    }
    expect(tally['sent more than once']).toBeGreaterThan(numRuns / 20);
    for (const name of [
      'executed after the call had settled',
      'prevented by the quota',
      'stopped by the signal of a rejected attempt',
      'signed after its attempt had rejected',
      'rejected as a duplicate',
      'rejected for lack of funds',
    ]) {
      expect(tally[name], name).toBeGreaterThan(0);
    }
  },
  Math.max(60_000, 30 * numRuns),
);

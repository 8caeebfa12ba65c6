import { isApiError } from '@errlex/core';
import { adviceFor } from '@errlex/node';
import { RetryError, type RetryOptions, retry } from '@errlex/node/retry';
import { type Sandbox, startSandbox } from '@errlex/sandbox';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Exchange } from './exchange.ts';

const LIFETIME_MS = 3_000;
const TOLERANCE_MS = 1_000;

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await startSandbox();
});
afterAll(() => sandbox.stop());

type Headers = Readonly<Record<string, string>>;

interface Found {
  readonly clientOrderId: string;
  readonly status?: string;
}

interface Played {
  readonly result?: Found;
  readonly error?: unknown;
  /** `executed` of a rejection, as its catcher gets it. */
  readonly executed?: string;
  readonly sent: number;
  readonly looks: number;
  /** Number of orders with this client id on the exchange, after the last one could arrive. */
  readonly placed: number;
}

const limitBuy = { symbol: 'BTCUSDT', side: 'BUY', type: 'LIMIT', quantity: '0.001', price: '1000' };
const executed = (fault: string): Headers => ({ 'X-Sandbox-Fault': fault, 'X-Sandbox-Executed': 'true' });
const fault = (name: string): Headers => ({ 'X-Sandbox-Fault': name });
/** Arrives 2 seconds later, when its client has given up, and within its lifetime. */
const late: Headers = { 'X-Sandbox-Latency': '2000', 'X-Sandbox-Window': String(LIFETIME_MS) };

let count = 0;

/** Places an order: the attempts and the looks ask for their faults in order, and for none after the last. */
async function play(
  attempts: readonly Headers[],
  lookFaults: readonly Headers[] = [],
  options: RetryOptions<Found> & {
    readonly order?: object;
    readonly key?: string;
    readonly cancels?: boolean;
  } = {},
): Promise<Played> {
  const { order = {}, key = 'demo', cancels = false, ...rest } = options;
  const newClientOrderId = `scenario-${count++}`;
  const path = `/api/v3/order?origClientOrderId=${newClientOrderId}`;
  const credentials = { key, secret: 'not-a-secret', passphrase: 'sandbox' };
  const honest = new Exchange(sandbox.origin, credentials, { timeout: 30_000 });
  const body = { ...limitBuy, ...order, newClientOrderId };
  if (cancels) await honest.send('POST', '/api/v3/order', { body });
  let sent = 0;
  let looks = 0;
  const operation = async ({ signal }: { readonly signal: AbortSignal }) => {
    const asked = attempts[sent++] ?? {};
    const timeout = asked['X-Sandbox-Latency'] === undefined ? 30_000 : 800;
    const exchange = new Exchange(sandbox.origin, credentials, { extraHeaders: () => asked, timeout });
    const response = cancels
      ? exchange.send('DELETE', path, { signal })
      : exchange.send('POST', '/api/v3/order', { body, signal });
    // The shape of the responses of this API.
    return (await response) as Found;
  };
  const reconcile = async (_error: unknown, { signal }: { readonly signal: AbortSignal }) => {
    const asked = lookFaults[Math.min(looks++, lookFaults.length - 1)] ?? {};
    const exchange = new Exchange(sandbox.origin, credentials, {
      extraHeaders: () => asked,
      timeout: 30_000,
    });
    try {
      return (await exchange.send('GET', path, { signal })) as Found;
    } catch (error) {
      if (isApiError(error, 'SPOT_ORDER_NOT_EXIST')) return undefined;
      throw error;
    }
  };
  const outcome = await retry(operation, {
    method: 'POST',
    minDelay: 100,
    requestLifetime: LIFETIME_MS,
    tolerance: TOLERANCE_MS,
    isDuplicate: (error) => isApiError(error, 'PARAM_ERROR') && error.params.parameter === 'newClientOrderId',
    reconcile,
    ...rest,
  }).then(
    (result) => ({ result }),
    (error: unknown) => ({ error, executed: adviceFor(error, { method: 'POST' }).executed }),
  );
  const isLate = attempts.some((asked) => asked['X-Sandbox-Latency'] !== undefined);
  if (isLate) await new Promise((resolve) => setTimeout(resolve, LIFETIME_MS));
  const all = (await honest.send('GET', '/api/v3/allOrders?symbol=BTCUSDT&limit=1000')) as Found[];
  const placed = all.filter(({ clientOrderId }) => clientOrderId === newClientOrderId).length;
  return { ...outcome, sent, looks, placed };
}

describe.concurrent('a write of unknown outcome, against the sandbox', () => {
  it.each([executed('DROP'), executed('SYSTEM_ERROR'), executed('BAD_GATEWAY'), fault('CUT')])(
    'resolves to the result of the first look if only its response was lost (%j)',
    async (asked) => {
      expect(await play([asked])).toMatchObject({ result: {}, sent: 1, looks: 1, placed: 1 });
    },
  );

  it('is sent again once it is proved that it never arrived', async () => {
    expect(await play([fault('DROP')])).toMatchObject({ result: {}, sent: 2, placed: 1 });
  });

  it('rejects with executed "no" if it never arrived and no retries are left', async () => {
    const played = await play([fault('DROP')], [], { retries: 0 });
    expect(played.error).toBeInstanceOf(RetryError);
    expect(played).toMatchObject({ executed: 'no', sent: 1, placed: 0 });
  });

  it('rejects with executed "no" if it never arrived and resend is false', async () => {
    const played = await play([fault('DROP')], [], { resend: false });
    expect(played).toMatchObject({ error: { name: 'RetryError' }, executed: 'no', sent: 1, placed: 0 });
  });

  it('stays unknown without reconcile, and is not sent again', async () => {
    const played = await play([executed('DROP')], [], { reconcile: undefined });
    expect(played).toMatchObject({ executed: 'unknown', sent: 1, looks: 0, placed: 1 });
  });

  it('stays unknown without a lifetime after retries + 1 looks, and is not sent again', async () => {
    const played = await play([fault('DROP')], [], { requestLifetime: undefined, retries: 2 });
    expect(played).toMatchObject({ executed: 'unknown', sent: 1, looks: 3, placed: 0 });
  });

  it('stays unknown if every look fails', async () => {
    const options = { retries: 1, requestLifetime: 200, tolerance: 0 };
    const played = await play([executed('DROP')], [fault('BAD_GATEWAY')], options);
    expect(played).toMatchObject({ executed: 'unknown', sent: 1, placed: 1 });
  });

  it('stays unknown without further looks if one is rejected', async () => {
    const played = await play([executed('DROP')], [{ 'ACCESS-KEY': 'nobody' }]);
    expect(played).toMatchObject({ executed: 'unknown', sent: 1, looks: 1, placed: 1 });
  });

  it('stays unknown if it is aborted during a look, and rejects with the reason', async () => {
    const signal = AbortSignal.timeout(800);
    const played = await play([fault('DROP')], [], { signal });
    expect(played.error).toBe(signal.reason);
    expect(played).toMatchObject({ executed: 'unknown', sent: 1 });
  });

  it('stays unknown if the deadline passes during a look, and rejects with the last error', async () => {
    const played = await play([fault('DROP')], [], { deadline: 800 });
    expect(played).toMatchObject({ error: { message: 'fetch failed' }, executed: 'unknown', sent: 1 });
  });

  it('is looked up by the new order if it is a half executed cancel-replace', async () => {
    expect(await play([executed('CANCEL_REPLACE')])).toMatchObject({ result: {}, sent: 1, placed: 1 });
    const played = await play([fault('CANCEL_REPLACE')]);
    expect(played).toMatchObject({ error: { name: 'RetryError' }, executed: 'no', sent: 1, placed: 0 });
  });
});

describe.concurrent('a rejection, against the sandbox', () => {
  const tooMuch = { order: { quantity: '99', price: '20000' } };

  it('of the first attempt is thrown without a look', async () => {
    const played = await play([], [], tooMuch);
    expect(played).toMatchObject({ error: { code: -1054 }, executed: 'no', sent: 1, looks: 0, placed: 0 });
  });

  it('after a lost attempt that is proved not executed is thrown after one more look', async () => {
    const played = await play([fault('DROP')], [], tooMuch);
    expect(played).toMatchObject({ error: { code: -1054 }, executed: 'no', sent: 2, placed: 0 });
  });

  it('for lack of funds resolves to the result of a look if the first attempt was executed', async () => {
    // The order shows later than tolerance, so the proof is wrong; only the balance prevents a second order.
    const order = { type: 'LIMIT', side: 'SELL', quantity: '1.5', price: '900000' };
    const hidden = { ...executed('DROP'), 'X-Sandbox-Visible-After': '2500' };
    const options = { order, key: 'demo-2', requestLifetime: 300, tolerance: 1_500 };
    const busy = { ...fault('RATE_LIMIT'), 'X-Sandbox-Retry-After': '1' };
    const played = await play([hidden, busy], [], { ...options, isDuplicate: undefined });
    expect(played).toMatchObject({ result: {}, placed: 1 });
    expect(played.sent).toBeGreaterThan(1);
  });

  it('of a duplicate client id resolves to the order if it exists', async () => {
    expect(await play([executed('DUPLICATE')])).toMatchObject({ result: {}, sent: 1, looks: 1, placed: 1 });
  });

  it('of a duplicate client id is thrown as not executed if the order does not exist', async () => {
    const played = await play([fault('DUPLICATE')]);
    expect(played).toMatchObject({ error: { code: -1142 }, executed: 'no', sent: 1, placed: 0 });
  });

  it('of a duplicate client id after an attempt of unknown outcome stays unknown', async () => {
    const played = await play([fault('DROP'), fault('DUPLICATE')]);
    expect(played).toMatchObject({ error: { name: 'RetryError' }, executed: 'unknown', sent: 2, placed: 0 });
  });
});

describe.concurrent('an idempotent cancel, against the sandbox', () => {
  const cancel = { cancels: true, idempotent: true, method: 'DELETE' };

  it('stays unknown without reconcile if its response was lost and the next is "does not exist"', async () => {
    const played = await play([executed('DROP')], [], { ...cancel, reconcile: undefined });
    expect(played).toMatchObject({ error: { name: 'RetryError' }, executed: 'unknown', sent: 2 });
  });

  it('resolves if its response was lost, the next is "does not exist" and a look finds the order canceled', async () => {
    const played = await play([executed('DROP')], [], cancel);
    expect(played).toMatchObject({ result: { status: 'CANCELED' }, sent: 2 });
  });
});

describe.concurrent('a wait, against the sandbox', () => {
  it.each(['BAN', 'BAN_DATA'])('of %s is as long as the ban', async (name) => {
    const start = performance.now();
    const played = await play([{ ...fault(name), 'X-Sandbox-Ban': '2000' }]);
    expect(played).toMatchObject({ result: {}, sent: 2, looks: 0, placed: 1 });
    // `Date` is accurate to half a second.
    expect(performance.now() - start).toBeGreaterThan(1_500);
  });

  it.each([
    ['a ban', fault('BAN')],
    ['a rate limit', { ...fault('RATE_LIMIT'), 'X-Sandbox-Retry-After': '60' }],
  ])('of %s that would end after the deadline is not begun', async (_, asked) => {
    const played = await play([asked], [], { deadline: 1_000 });
    expect(played).toMatchObject({ executed: 'no', sent: 1, looks: 0, placed: 0 });
  });

  it('for a ban longer than maxWait rejects with the error, not executed', async () => {
    const played = await play([fault('BAN')], [], { maxWait: 60_000 });
    expect(played).toMatchObject({ executed: 'no', sent: 1, looks: 0, placed: 0 });
  });
});

// One after the other: a busy process would let their requests arrive even later.
describe('a request that arrives late, against the sandbox', () => {
  it('within its lifetime is found by a later look and not sent again', async () => {
    const played = await play([late]);
    expect(played).toMatchObject({ result: {}, sent: 1, placed: 1 });
    expect(played.looks).toBeGreaterThan(1);
  });

  it('after it was queued behind the timestamp check, and shows within tolerance, is not sent again', async () => {
    const asked = { ...late, 'X-Sandbox-Queue': '300', 'X-Sandbox-Visible-After': '300' };
    expect(await play([asked])).toMatchObject({ result: {}, sent: 1, placed: 1 });
  });

  it('after its lifetime is rejected by the exchange, and the second one is placed', async () => {
    const asked = { 'X-Sandbox-Latency': '2000', 'X-Sandbox-Window': '1000' };
    expect(await play([asked], [], { requestLifetime: 1_000 })).toMatchObject({
      result: {},
      sent: 2,
      placed: 1,
    });
  });
});

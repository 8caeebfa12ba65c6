import { timingSafeEqual } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { createHeaders, send } from '../client.fixture.js';
import { type Sandbox, startSandbox } from '../start-sandbox.js';
import { createSignature } from './sign.js';

vi.mock('node:crypto', async (importOriginal) => {
  const crypto = await importOriginal<typeof import('node:crypto')>();
  return { ...crypto, timingSafeEqual: vi.fn(crypto.timingSafeEqual) };
});

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await startSandbox();
});
afterAll(() => sandbox.stop());

const code = async (headers: Record<string, string | null>, key?: string) => {
  const { text } = await send(sandbox.origin, { path: 'account/', headers, ...(key && { key }) });
  return JSON.parse(text).code;
};

describe('createSignature', () => {
  it('is base64 of HMAC-SHA256 over timestamp, method, path and body', () => {
    const parts = { timestamp: '1764506000456', method: 'POST', path: '/api/v3/order?a=b', body: '{}' };
    // printf '1764506000456POST/api/v3/order?a=b{}' | openssl dgst -sha256 -hmac not-a-secret -binary |
    // base64
    expect(createSignature('not-a-secret', parts)).toBe('mF+TPq3JUtE3Ig+BrnQf4dRP9r4FsAk/IIh4duhOavg=');
  });
});

describe('access', () => {
  it('is checked in the order of the README', async () => {
    const headers: Record<string, string> = {};
    const steps: [string, string, number][] = [
      ['', '', -1040],
      ['ACCESS-KEY', 'nobody', -1041],
      ['ACCESS-SIGN', 'wrong', -1042],
      ['ACCESS-TIMESTAMP', '12', -1043],
      ['ACCESS-TIMESTAMP', '1600000000000', -1046],
      ['ACCESS-TIMESTAMP', String(Date.now()), -1044],
      ['ACCESS-KEY', 'demo-other-ip', -1049],
      ['ACCESS-PASSPHRASE', 'sandbox', -1047],
    ];
    for (const [name, value, expected] of steps) {
      if (name) headers[name] = value;
      expect(await code(headers)).toBe(expected);
    }
    expect(await code({}, 'demo-other-ip')).toBe(-1056);
  });

  it.each([
    ['ACCESS-SIGN', -1047],
    ['ACCESS-PASSPHRASE', -1049],
  ])('%s is compared in constant time, whatever its length', async (header, expected) => {
    vi.mocked(timingSafeEqual).mockClear();
    for (const value of ['x', 'x'.repeat(44), 'x'.repeat(1000)]) {
      expect(await code({ [header]: value }, 'demo')).toBe(expected);
    }
    const last = vi.mocked(timingSafeEqual).mock.results.map(({ value }) => value);
    expect(last.filter((isEqual) => !isEqual)).toHaveLength(3);
  });

  it('lets a clock be 29 seconds off, either way', async () => {
    for (const clock of [-29, 29]) {
      expect((await send(sandbox.origin, { path: 'account/', key: 'demo', clock })).status).toBe(200);
    }
    expect((await send(sandbox.origin, { path: 'account/', key: 'demo', clock: 32 })).status).toBe(401);
  });

  it('fails for a body, a query or a method that was not signed', async () => {
    const body = '{"symbol":"BTCUSDT"}';
    const signed = createHeaders('/api/v3/order', { path: 'order', method: 'POST', key: 'demo', body });
    const { 'Content-Length': _, ...headers } = signed;
    const tampered = [
      { path: 'order', method: 'POST', body: `${body} ` },
      { path: 'order?x=1', method: 'POST', body },
      { path: 'order', method: 'DELETE', body },
    ];
    for (const request of tampered) {
      expect((await send(sandbox.origin, { ...request, headers })).text).toContain('-1047');
    }
    expect((await send(sandbox.origin, { path: 'order', method: 'POST', body, headers })).text).toContain(
      '-1141',
    );
  });
});

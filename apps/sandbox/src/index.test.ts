import { createRequire } from 'node:module';
import { describe, expect, it } from 'vitest';
import { send } from './client.fixture.js';

const entry = new URL('../dist/index.js', import.meta.url);

describe('the package', () => {
  it.each([
    ['imported', () => import(entry.href)],
    ['required', async () => createRequire(import.meta.url)(entry.pathname)],
  ])('%s starts several sandboxes, each at a free port of its own', async (_, load) => {
    const { startSandbox, ...rest }: typeof import('./index.js') = await load();
    expect(rest).toEqual({});
    const [first, second] = await Promise.all([startSandbox(), startSandbox({ asObserved: true })]);
    expect(first.origin).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
    const [documented, observed] = await Promise.all(
      [first, second].map(async ({ origin }) => (await send(origin, { path: 'market/depth?symbol=x' })).text),
    );
    expect([documented, observed]).toEqual([
      expect.stringContaining('-1121'),
      expect.stringContaining('-1142'),
    ]);
    await Promise.all([first.stop(), second.stop()]);
    await expect(fetch(`${first.origin}/api/v3/ping`)).rejects.toThrow('fetch failed');
  });
});

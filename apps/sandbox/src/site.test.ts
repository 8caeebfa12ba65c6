import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { send } from './client.fixture.js';
import { type Sandbox, startSandbox } from './start-sandbox.js';

const site = mkdtempSync(join(tmpdir(), 'sandbox-site-'));
let sandbox: Sandbox;
beforeAll(async () => {
  writeFileSync(join(site, 'index.html'), '<h1>home</h1>');
  writeFileSync(join(site, 'gone.html'), '<h1>gone</h1>');
  writeFileSync(join(site, '.env'), 'SECRET=1');
  mkdirSync(join(site, 'assets'));
  symlinkSync(join(site, 'nowhere'), join(site, 'dangling.html'));
  symlinkSync(tmpdir(), join(site, 'outside'));
  sandbox = await startSandbox({ site });
  rmSync(join(site, 'gone.html'));
});
afterAll(async () => {
  await sandbox.stop();
  rmSync(site, { recursive: true });
});

const get = (path: string, headers: Record<string, string> = {}) =>
  fetch(sandbox.origin + path, { headers, redirect: 'manual' });

describe('startSandbox({ site })', () => {
  it('serves the site beside the API', async () => {
    expect(await (await get('/')).text()).toBe('<h1>home</h1>');
    expect((await send(sandbox.origin, { path: 'ping' })).text).toBe('{}');
  });

  it.each(['bytes=5-3', 'bytes=-5', 'bytes=0-', 'bytes=99-', 'bytes=x'])(
    'Range: %s gets the whole file',
    async (Range) => {
      const response = await get('/', { Range });
      expect([response.status, await response.text()]).toEqual([200, '<h1>home</h1>']);
    },
  );

  it.each([
    ['a dangling link', '/dangling.html'],
    ['a link that leads out of the folder', '/outside/'],
    ['a file that has vanished', '/gone.html'],
    ['a name that begins with a dot', '/.env'],
    ['a folder without a page', '/assets/'],
    ['a path out of the folder', '/..%2f..%2fetc%2fpasswd'],
  ])('%s gets 404', async (_, path) => {
    expect((await get(path)).status).toBe(404);
    expect((await get('/')).status).toBe(200);
  });
});

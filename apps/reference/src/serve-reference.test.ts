import { mkdirSync, mkdtempSync, rmSync, symlinkSync, unlinkSync, writeFileSync } from 'node:fs';
import { createServer, request } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { type Catalog, defineErrors } from '@errlex/core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildReference } from './build-reference.js';
import { serveReference } from './serve-reference.js';

const folder = mkdtempSync(join(tmpdir(), 'errlex-serve-'));
const site = join(folder, 'site');
const server = createServer(serveReference(makeSite()));
let port = 0;

function makeSite(): string {
  mkdirSync(join(site, 'ja'), { recursive: true });
  mkdirSync(join(site, 'assets'));
  mkdirSync(join(site, 'empty'));
  writeFileSync(join(folder, 'secret.txt'), 'secret');
  writeFileSync(join(site, 'index.html'), `<!doctype html>${'<p>text</p>'.repeat(200)}`);
  writeFileSync(join(site, 'ja/index.html'), 'ja');
  writeFileSync(join(site, 'assets/main-1.js'), 'main');
  writeFileSync(join(site, 'gone.txt'), 'here');
  writeFileSync(join(site, '.env'), 'secret');
  symlinkSync(join(folder, 'secret.txt'), join(site, 'out.txt'));
  symlinkSync(join(site, 'ja/index.html'), join(site, 'inside.html'));
  mkdirSync(join(site, 'linked'));
  symlinkSync(join(folder, 'secret.txt'), join(site, 'linked/index.html'));
  symlinkSync(join(site, 'nowhere'), join(site, 'dangling.txt'));
  return site;
}

beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  port = (server.address() as AddressInfo).port;
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
  rmSync(folder, { recursive: true });
});

/** Sends a request as it is: `fetch` would normalize the path. */
function get(path: string, headers: Record<string, string> = {}, method = 'GET') {
  return new Promise<{ status: number; headers: Record<string, unknown>; body: Buffer }>(
    (resolve, reject) => {
      request({ port, path, headers, method }, async (response) => {
        const chunks = await response.toArray();
        resolve({ status: response.statusCode ?? 0, headers: response.headers, body: Buffer.concat(chunks) });
      })
        .on('error', reject)
        .end();
    },
  );
}

const statusOf = async (path: string) => (await get(path)).status;

describe('serveReference', () => {
  it.each(['bytes=5-3', 'bytes=-5', 'bytes=0-0', 'bytes=999999-', 'lines=1-2', 'bytes=a-b,1-2,'])(
    'sends the whole file for the range %s, and goes on serving',
    async (range) => {
      const { status, body } = await get('/gone.txt', { range });
      expect([status, body.toString()]).toEqual([200, 'here']);
    },
  );

  it('compresses by what the client accepts, and keeps one validator for each encoding', async () => {
    const plain = await get('/');
    const [br, gzip, refused] = await Promise.all([
      get('/', { 'accept-encoding': 'gzip, deflate, br' }),
      get('/', { 'accept-encoding': 'GZIP;q=0.5' }),
      get('/', { 'accept-encoding': 'br;q=0, gzip;q=0.0' }),
    ]);
    expect(brotliDecompressSync(br.body)).toEqual(plain.body);
    expect(gunzipSync(gzip.body)).toEqual(plain.body);
    expect(refused.body).toEqual(plain.body);
    expect(br.headers).toMatchObject({ 'content-encoding': 'br', vary: 'Accept-Encoding' });
    expect(Number(br.headers['content-length'])).toBe(br.body.length);
    expect(new Set([plain, br, gzip].map(({ headers }) => headers.etag)).size).toBe(3);
    const again = await get('/', {
      'accept-encoding': 'br',
      'if-none-match': `"x", ${br.headers.etag as string}`,
    });
    expect([again.status, again.body.length]).toEqual([304, 0]);
    const changed = await get('/', { 'accept-encoding': 'gzip', 'if-none-match': String(br.headers.etag) });
    expect(changed.status).toBe(200);
  });

  it('names the policy, and lets browsers keep what has a hash in its name', async () => {
    const [page, script] = await Promise.all([get('/'), get('/assets/main-1.js')]);
    expect(page.headers).toMatchObject({
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': expect.stringContaining("frame-ancestors 'none'"),
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'cache-control': 'no-cache',
    });
    expect(script.headers['cache-control']).toBe('public, max-age=31536000, immutable');
    const head = await get('/', {}, 'HEAD');
    expect([head.status, head.body.length, head.headers['content-length']]).toEqual([
      200,
      0,
      String(page.body.length),
    ]);
  });

  it('adds the slash of a folder, on this host and with the query', async () => {
    const { status, headers } = await get('/ja?q=2fa');
    expect([status, headers.location]).toEqual([308, './ja/?q=2fa']);
    expect((await get('//ja')).headers.location).toBe('./ja/');
    expect(await statusOf('/ja/')).toBe(200);
  });

  it.each([
    ['a link that leads out of the folder', '/out.txt'],
    ['a page that leads out of the folder', '/linked/'],
    ['a link that leads nowhere', '/dangling.txt'],
    ['a name that begins with a dot', '/.env'],
    ['a path that climbs', '/ja/../../secret.txt'],
    ['an encoded path that climbs', '/%2e%2e/secret.txt'],
    ['an encoded slash', '/..%2fsecret.txt'],
    ['a zero byte', '/index.html%00'],
    ['a broken escape', '/%'],
    ['a folder without a page', '/empty/'],
    ['a folder without a page and slash', '/empty'],
    ['a file with a slash', '/gone.txt/'],
    ['a name of an object', '/constructor'],
  ])('has no file for %s', async (_, path) => {
    expect(await statusOf(path)).toBe(404);
  });

  it('follows a link within the folder', async () => {
    expect((await get('/inside.html')).body.toString()).toBe('ja');
  });

  it('reads a file anew after it changed, and has none after it vanished', async () => {
    const file = join(site, 'moving.txt');
    writeFileSync(file, 'one');
    expect((await get('/moving.txt')).body.toString()).toBe('one');
    writeFileSync(file, 'three');
    expect((await get('/moving.txt')).body.toString()).toBe('three');
    unlinkSync(file);
    expect(await statusOf('/moving.txt')).toBe(404);
  });

  it('outlives clients that hang up, and leaves other methods to the next handler', async () => {
    for (let index = 0; index < 20; index++) {
      const socket = connect(port, '127.0.0.1', () => {
        socket.write('GET / HTTP/1.1\r\nHost: a\r\nAccept-Encoding: br\r\n\r\n');
        socket.destroy();
      });
      await new Promise((resolve) => socket.on('close', resolve));
    }
    expect(await statusOf('/')).toBe(200);
    expect((await get('/', {}, 'POST')).status).toBe(404);
  });

  it('renders the pages that the build left out, and has them anew after another build', async () => {
    const build = (text: string) =>
      buildReference({
        errors: defineErrors<Catalog>([{ code: 7, reason: 'SEVEN', messages: { SEVEN: [text] } }]),
        messages: { en: {} },
        onRequest: true,
        out: site,
      });
    await build('First.');
    unlinkSync(join(site, 'index.html'));
    expect((await get('/')).body.toString()).toContain('First.');
    expect((await get('/7?q=x')).headers.location).toBe('./7/?q=x');
    expect((await get('/SEVEN/')).body.toString()).toContain('url=../7/');
    expect([
      await statusOf('/8/'),
      await statusOf('/7'),
      await statusOf('/errors.md'),
      await statusOf('/.site.json'),
    ]).toEqual([404, 308, 200, 404]);
    await build('Second.');
    expect((await get('/')).body.toString()).toContain('Second.');
  });

  it('does not start without a folder', () => {
    expect(() => serveReference(join(folder, 'none'))).toThrow(/ENOENT/);
    expect(() => serveReference(join(folder, 'secret.txt'))).toThrow('expected a folder');
  });
});

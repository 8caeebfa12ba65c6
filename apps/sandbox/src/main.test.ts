import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { type IncomingMessage, request } from 'node:http';
import { createRequire } from 'node:module';
import { connect, createServer } from 'node:net';
import { relative } from 'node:path';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterEach, describe, expect, it } from 'vitest';
import { createHeaders, send } from './client.fixture.js';

const main = fileURLToPath(new URL('../dist/main.js', import.meta.url));
const entry = new URL('../dist/index.js', import.meta.url);
const run = promisify(execFile);

const started: ChildProcess[] = [];
afterEach(() => {
  for (const child of started.splice(0)) child.kill('SIGKILL');
});

async function start(env: Record<string, string> = {}, ...args: string[]) {
  const child = spawn(process.execPath, [main, '--port', '0', ...args], { env: { ...process.env, ...env } });
  started.push(child);
  let output = '';
  child.stdout.on('data', (chunk) => {
    output += chunk;
  });
  child.stderr.on('data', (chunk) => {
    output += chunk;
  });
  while (!output.includes('curl -K')) await once(child.stdout, 'data');
  const [origin = ''] = /http:\/\/[\d.:]+/.exec(output) ?? [];
  return { child, origin, read: () => output };
}

async function reject(args: string[], env: Record<string, string> = {}) {
  try {
    await run(process.execPath, [main, ...args], { env: { ...process.env, ...env }, timeout: 20_000 });
  } catch (error) {
    const { code, stderr } = error as { code: number; stderr: string };
    return { code, stderr };
  }
  throw new Error('It was not rejected');
}

describe('main', { timeout: 30_000 }, () => {
  it('prints its address and three commands that get the printed responses', async () => {
    const { origin, read } = await start();
    const [limit, japanese] = read().match(/(?<=# )\{.*\}/g) ?? [];
    const commands = read().match(/^ {2}(?:curl|node) .*$/gm) ?? [];
    expect(commands).toHaveLength(3);
    const paths = commands.map((command) => /\/api\/v3\/([^']*)'$/.exec(command)?.[1] ?? '');
    expect((await send(origin, { path: paths[0] ?? '' })).text).toBe(limit);
    const headers = { 'Accept-Language': 'ja' };
    expect((await send(origin, { path: paths[1] ?? '', headers })).text).toBe(japanese);
    expect(japanese).toContain('ACCESS_KEYヘッダーは必須です');
    const signer = fileURLToPath(new URL('../dist/sign-command.js', import.meta.url));
    expect(commands[2]).toContain(`'${relative(process.cwd(), signer)}'`);
    const { stdout } = await run(process.execPath, [signer, 'demo', 'GET', '/api/v3/account/']);
    const signed = Object.fromEntries(
      [...stdout.matchAll(/^header = "(.+): (.+)"$/gm)].map(([, name, value]) => [name, value]),
    );
    expect((await send(origin, { path: 'account/', headers: signed })).status).toBe(200);
  });

  it.each([
    [['--nope'], {}, "Unknown option '--nope'"],
    [['extra'], {}, "Unexpected argument 'extra'"],
    [['--port', '70000'], {}, 'Invalid port "70000" (0-65535)'],
    [[], { PORT: 'http' }, 'Invalid port "http" (0-65535)'],
    [['--window', '1e3'], {}, 'Invalid window "1e3" (0-999999)'],
  ])('%j with %j is rejected in one line', async (args, env, reason) => {
    const { code, stderr } = await reject(args, env);
    expect(code).toBe(2);
    expect(stderr).toMatch(/^.*\. See errlex-sandbox --help\.\n$/);
    expect(stderr).toContain(reason);
  });

  it('--help lists every option', async () => {
    const { stdout } = await run(process.execPath, [main, '--help']);
    const options = [...stdout.matchAll(/^ {2}--([a-z-]+) /gm)].map(([, name]) => name);
    expect(options).toEqual(['port', 'host', 'window', 'unique-client-ids', 'as-observed', 'site']);
  });

  it('--window limits how far a timestamp may be off', async () => {
    const { origin } = await start({}, '--window', '5000');
    const status = async (clock: number) =>
      (await send(origin, { path: 'account/', key: 'demo', clock })).status;
    expect([await status(-3), await status(-8)]).toEqual([200, 401]);
  });

  it('names the port that is taken and how to choose another', async () => {
    const server = createServer().listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as { port: number };
    const { code, stderr } = await reject(['--port', String(port)]);
    server.close();
    expect(code).toBe(1);
    expect(stderr).toMatch(
      new RegExp(`^Port ${port} of 127\\.0\\.0\\.1 is taken\\. Choose another one: .*--port 0.*\\n$`),
    );
  });

  it.each(['SIGTERM', 'SIGINT'] as const)(
    '%s finishes requests that have begun, rejects new ones and exits with 0',
    async (signal) => {
      const { child, origin } = await start();
      const body = '{"symbol":"BTCUSDT","side":"BUY","type":"LIMIT","quantity":"0.01","price":"20000"}';
      const path = '/api/v3/order';
      const headers = createHeaders(path, { path: 'order', method: 'POST', key: 'demo', body });
      const client = request(origin + path, {
        method: 'POST',
        headers: { ...headers, 'Content-Length': body.length },
      });
      client.write(body.slice(0, 10));
      const exited = once(child, 'exit');
      await send(origin, { path: 'ping' });
      child.kill(signal);
      await expect
        .poll(() => send(origin, { path: 'ping' }).catch(({ code }) => code), { timeout: 10_000 })
        .toBe('ECONNREFUSED');
      client.end(body.slice(10));
      const [response] = (await once(client, 'response')) as [IncomingMessage];
      expect([response.statusCode, await text(response)]).toEqual([
        200,
        expect.stringContaining('"orderId":7'),
      ]);
      expect(await exited).toEqual([0, null]);
    },
  );

  it('SIGTERM does not wait for a connection that sends nothing', async () => {
    const { child, origin } = await start();
    const { hostname, port } = new URL(origin);
    const socket = connect(Number(port), hostname);
    await once(socket, 'connect');
    const exited = once(child, 'exit');
    child.kill('SIGTERM');
    expect(await exited).toEqual([0, null]);
    socket.destroy();
  });

  it('places an order on a Node that lacks JSON.rawJSON', async () => {
    const { origin } = await start({ NODE_OPTIONS: '--import=data:text/javascript,delete%20JSON.rawJSON' });
    const body = '{"symbol":"BTCUSDT","side":"BUY","type":"LIMIT","quantity":"0.01","price":"20000"}';
    const placed = await send(origin, { path: 'order', method: 'POST', key: 'demo', body });
    const orderId = '"orderId":702345678901234567,';
    expect([placed.status, placed.text]).toEqual([200, expect.stringContaining(orderId)]);
    const found = await send(origin, { path: 'order?orderId=702345678901234567', key: 'demo' });
    expect([found.status, found.text]).toEqual([200, expect.stringContaining(orderId)]);
  });

  it('writes no key, secret or signature into its log', async () => {
    const { origin, read } = await start();
    const before = read();
    for (const key of ['demo', 'demo-locked']) await send(origin, { path: 'account/', key });
    await send(origin, { path: 'account/', key: 'demo', headers: { 'ACCESS-SIGN': 'planted' } });
    await send(origin, { path: 'ping', headers: { 'X-Sandbox-Fault': 'UNKNOWN_ERROR' } });
    expect(read()).toBe(before);
  });
});

describe('the package', () => {
  it.each([
    ['imported', () => import(entry.href)],
    ['required', async () => createRequire(import.meta.url)(entry.pathname)],
  ])('%s starts several sandboxes, each at its own free port', async (_, load) => {
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

import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { type IncomingMessage, request } from 'node:http';
import { connect, createServer } from 'node:net';
import { relative } from 'node:path';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterEach, describe, expect, it } from 'vitest';
import { send, toHeaders } from './client.fixture.js';

const main = fileURLToPath(new URL('../dist/main.js', import.meta.url));
const run = promisify(execFile);

const started: ChildProcess[] = [];
afterEach(() => {
  for (const child of started.splice(0)) child.kill('SIGKILL');
});

async function start(env: Record<string, string> = {}) {
  const child = spawn(process.execPath, [main, '--port', '0'], { env: { ...process.env, ...env } });
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

async function refused(args: string[], env: Record<string, string> = {}) {
  try {
    await run(process.execPath, [main, ...args], { env: { ...process.env, ...env }, timeout: 20_000 });
  } catch (error) {
    const { code, stderr } = error as { code: number; stderr: string };
    return { code, stderr };
  }
  throw new Error('It was not refused');
}

describe('main', { timeout: 30_000 }, () => {
  it('prints its address and three commands that answer as it says', async () => {
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
    [['--port', '70000'], {}, '"70000" is no port'],
    [[], { PORT: 'http' }, '"http" is no port'],
  ])('%j with %j is refused in one line', async (args, env, reason) => {
    const { code, stderr } = await refused(args, env);
    expect(code).toBe(2);
    expect(stderr).toMatch(/^.*\. Usage: errlex-sandbox \[--port .*\n$/);
    expect(stderr).toContain(reason);
  });

  it('--help tells what it takes', async () => {
    const { stdout } = await run(process.execPath, [main, '--help']);
    expect(stdout).toMatch(/^Usage: errlex-sandbox \[--port .*\n$/);
  });

  it('names the port that is taken and how to choose another', async () => {
    const server = createServer().listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as { port: number };
    const { code, stderr } = await refused(['--port', String(port)]);
    server.close();
    expect(code).toBe(1);
    expect(stderr).toMatch(
      new RegExp(`^Port ${port} of 127\\.0\\.0\\.1 is taken\\. Choose another one: .*--port 0.*\\n$`),
    );
  });

  it.each(['SIGTERM', 'SIGINT'] as const)(
    '%s answers what has begun, refuses the rest and exits with 0',
    async (signal) => {
      const { child, origin } = await start();
      const body = '{"symbol":"BTCUSDT","side":"BUY","type":"LIMIT","quantity":"0.01","price":"20000"}';
      const path = '/api/v3/order';
      const headers = toHeaders(path, { path: 'order', method: 'POST', key: 'demo', body });
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

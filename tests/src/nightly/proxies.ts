import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { findPort } from '../run-sample.js';

const START_TIMEOUT_MS = 30_000;

/** A caching proxy that runs in front of a server. */
export interface CachingProxy {
  readonly origin: string;
  stop(): Promise<void>;
}

/** Caches whatever an origin does not forbid, errors included: the least favorable configuration. */
const toNginxConfig = (folder: string, port: number, originPort: number) => `
daemon off;
pid ${folder}/nginx.pid;
error_log stderr crit;
events {}
http {
  access_log off;
  ${['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map((name) => `${name}_temp_path ${folder}/${name};`).join('\n  ')}
  proxy_cache_path ${folder}/cache keys_zone=all:10m;
  gzip on;
  gzip_min_length 0;
  gzip_types application/json;
  server {
    listen 127.0.0.1:${port};
    location / {
      proxy_pass http://127.0.0.1:${originPort};
      proxy_http_version 1.1;
      proxy_cache all;
      proxy_cache_valid any 10m;
    }
  }
}`;

const toVcl = (originPort: number) => `
vcl 4.1;
backend default { .host = "127.0.0.1"; .port = "${originPort}"; }
sub vcl_backend_response { if (!beresp.http.Cache-Control) { set beresp.ttl = 10m; } }`;

async function start(
  command: string,
  args: readonly string[],
  folder: string,
  port: number,
): Promise<CachingProxy> {
  const child = spawn(command, args, { stdio: ['ignore', 'ignore', 'pipe'] });
  let printed = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    printed += text;
  });
  const origin = `http://127.0.0.1:${port}`;
  const end = Date.now() + START_TIMEOUT_MS;
  while (!(await fetch(origin).then(Boolean, () => false))) {
    if (child.exitCode !== null || Date.now() > end) {
      throw new Error(`${command} did not start: ${printed}`);
    }
    await sleep(50);
  }
  return { origin, stop: () => stop(child, folder) };
}

async function stop(child: ChildProcess, folder: string): Promise<void> {
  const ended = new Promise((resolve) => child.once('exit', resolve));
  child.kill();
  await ended;
  rmSync(folder, { recursive: true, force: true });
}

/** Each proxy by its command: starts it in front of a port of 127.0.0.1. */
export const proxies: Readonly<Record<string, (originPort: number) => Promise<CachingProxy>>> = {
  async nginx(originPort) {
    const folder = mkdtempSync(join(tmpdir(), 'errlex-nginx-'));
    // If root starts nginx, its workers run as another user.
    chmodSync(folder, 0o755);
    const port = await findPort();
    writeFileSync(join(folder, 'nginx.conf'), toNginxConfig(folder, port, originPort));
    return start('nginx', ['-p', folder, '-c', join(folder, 'nginx.conf')], folder, port);
  },
  async varnishd(originPort) {
    const folder = mkdtempSync(join(tmpdir(), 'errlex-varnish-'));
    const port = await findPort();
    const config = join(folder, 'default.vcl');
    writeFileSync(config, toVcl(originPort));
    mkdirSync(join(folder, 'work'));
    const args = ['-F', '-j', 'none', '-n', join(folder, 'work'), '-a', `127.0.0.1:${port}`];
    return start('varnishd', [...args, '-f', config, '-s', 'malloc,64m'], folder, port);
  },
};

/** Whether a command is installed. */
export function isInstalled(command: string): boolean {
  try {
    execFileSync('sh', ['-c', `command -v ${command}`], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { promisify } from 'node:util';
import { install } from '../install.js';

const run = promisify(execFile);

/** Returns a setting of this machine's npm. */
export async function readNpmConfig(key: 'registry' | 'cache'): Promise<string> {
  const { stdout } = await run('npm', ['config', 'get', key]);
  return stdout.trim();
}

export interface CleanMachine {
  /** Path of its Node. */
  readonly node: string;
  /** Runs a shell line; returns its output, rejects if it fails. */
  run(folder: string, line: string): Promise<string>;
  /** Starts a server by a shell line, waits for the address that it prints, and stops it by SIGTERM. */
  serve<Result>(folder: string, line: string, use: (origin: string) => Promise<Result>): Promise<Result>;
}

/** Creates an environment with npm, the oldest Node that the packages run on, and a registry; nothing else of this machine. */
export async function createCleanMachine(home: string, registry: string): Promise<CleanMachine> {
  await install(join(home, 'tools'), { dependencies: { node: '20', npm: '10' } });
  mkdirSync(join(home, 'cache'));
  // Share downloads by checksum, but not the packages that npx remembers by name.
  symlinkSync(join(await readNpmConfig('cache'), '_cacache'), join(home, 'cache/_cacache'));
  writeFileSync(join(home, '.npmrc'), 'fund=false\naudit=false\nupdate-notifier=false\nyes=true\n');
  const env = {
    ...Object.fromEntries(Object.entries(process.env).filter(([name]) => !/^p?npm_|^node_/i.test(name))),
    ...(process.env.NODE_EXTRA_CA_CERTS && { NODE_EXTRA_CA_CERTS: process.env.NODE_EXTRA_CA_CERTS }),
    PATH: `${join(home, 'tools/node_modules/.bin')}:${process.env.PATH}`,
    HOME: home,
    NO_COLOR: '1',
    npm_config_registry: registry,
    npm_config_cache: join(home, 'cache'),
  };
  return {
    node: join(home, 'tools/node_modules/.bin/node'),
    async run(folder, line) {
      mkdirSync(folder, { recursive: true });
      const { stdout } = await run('sh', ['-c', line], { cwd: folder, env, timeout: 600_000 });
      return stdout;
    },
    async serve(folder, line, use) {
      mkdirSync(folder, { recursive: true });
      const child = spawn('sh', ['-c', line], {
        cwd: folder,
        env,
        stdio: ['ignore', 'pipe', 'inherit'],
        detached: true,
      });
      const ended = once(child, 'exit');
      try {
        for await (const printed of createInterface(child.stdout)) {
          const [origin] = printed.match(/http:\/\/127\.0\.0\.1:\d+/) ?? [];
          if (origin) return await use(origin);
        }
        throw new Error(`${line} ended without an address`);
      } finally {
        // npx does not forward signals to its child, so signal the process group.
        if (child.exitCode === null && child.pid) process.kill(-child.pid, 'SIGTERM');
        await ended;
      }
    },
  };
}

import { once } from 'node:events';
import { mkdirSync } from 'node:fs';
import type { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { runServer } from 'verdaccio';

export interface Registry {
  readonly origin: string;
  stop(): Promise<void>;
}

/**
 * Starts an npm registry on a free port. It stores our packages in a folder, accepts them from anyone, and gets
 * all other packages from another registry.
 */
export async function startRegistry(folder: string, upstream: string): Promise<Registry> {
  mkdirSync(folder, { recursive: true });
  const everybody = { access: '$all', publish: '$all' };
  const server: ReturnType<typeof createServer> = await runServer({
    storage: folder,
    configPath: join(folder, 'config.yaml'),
    self_path: folder,
    uplinks: { upstream: { url: upstream, cache: false, timeout: '60s', max_fails: 10 } },
    packages: { errlex: everybody, '@errlex/*': everybody, '**': { access: '$all', proxy: 'upstream' } },
    auth: { htpasswd: { file: join(folder, 'htpasswd') } },
    middlewares: {},
    log: { type: 'stdout', format: 'pretty', level: 'error' },
  } as never);
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    origin: `http://127.0.0.1:${port}/`,
    async stop() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { build, type Plugin } from 'esbuild';

declare global {
  /** The exports of the package, on every page of the site and in its workers. */
  var errlex: typeof import('../src/index.js');
  /** The directives that a page has violated. */
  var violations: string[];
}

/** The response that the site gives to requests of one path. */
export interface StaticResponse {
  readonly status?: number;
  readonly type?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body: string;
}

/** A module beside the package, bundled with it and run on every page. */
export interface Script {
  readonly contents: string;
  readonly resolveDir: string;
  /** Compilers of components. */
  readonly plugins?: Plugin[];
  /** The policy of `/`. Default: `strictPolicy`. */
  readonly policy?: string;
}

/** Stands for a path that accepts a request and never responds. */
export const silence = 'silence';

/** A website at a port of 127.0.0.1. */
export interface Site {
  readonly origin: string;
  close(): Promise<void>;
}

/**
 * The policy of `/`: no markup, no evaluation, no other origins. `/open` has no policy, because a worker
 * needs one for its URL.
 */
export const strictPolicy =
  "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; require-trusted-types-for 'script'; trusted-types 'none'";

const page = `<!doctype html><meta charset="utf-8"><title>errlex</title>
<script type="module" src="/errlex.js"></script>
<p id="error" role="alert"></p>
<div id="app"></div>`;

/**
 * Serves the built package, bundled as in an application, with one file per locale: at `/` with the strictest
 * policy and at `/open` without one, both with the global `errlex`. Also serves the given responses.
 */
export async function openSite(
  responses: Readonly<Record<string, StaticResponse | typeof silence>> = {},
  script: Script = { contents: '', resolveDir: folder },
): Promise<Site> {
  const { policy = strictPolicy } = script;
  const files: Record<string, StaticResponse | typeof silence> = {
    '/open': { type: 'text/html', body: page },
    ...(await bundle(script)),
    ...responses,
  };
  const server = createServer(({ url = '' }, response) => {
    if (url === '/') {
      response.writeHead(200, { 'content-type': 'text/html', 'content-security-policy': policy }).end(page);
      return;
    }
    const file = files[url] ?? files[url.replace(/\?.*/, '')] ?? missing;
    if (file === silence) return;
    const { status = 200, type = 'application/json', headers, body } = file;
    response.writeHead(status, { 'content-type': type, ...headers }).end(body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    async close() {
      const closed = new Promise((resolve) => server.close(resolve));
      server.closeAllConnections();
      await closed;
    },
  };
}

const missing: StaticResponse = { status: 404, type: 'text/plain', body: 'nothing here' };

const folder = fileURLToPath(new URL('..', import.meta.url));

async function bundle({ contents, resolveDir, plugins = [] }: Script) {
  const { outputFiles } = await build({
    stdin: {
      contents: `import * as errlex from '${folder}dist/esm/index.js'; globalThis.errlex = errlex;${contents}`,
      resolveDir,
      loader: 'tsx',
    },
    define: { 'process.env.NODE_ENV': '"production"' },
    jsx: 'automatic',
    plugins,
    outdir: '/',
    entryNames: 'errlex',
    chunkNames: 'chunks/[name]-[hash]',
    bundle: true,
    minify: true,
    splitting: true,
    format: 'esm',
    platform: 'browser',
    target: 'es2022',
    write: false,
    logLevel: 'silent',
  });
  return Object.fromEntries(
    outputFiles.map(({ path, text }): [string, StaticResponse] => [
      path,
      { type: 'text/javascript', body: text },
    ]),
  );
}

import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { createRequire } from 'node:module';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { createContext, runInContext } from 'node:vm';
import { brotliDecompressSync } from 'node:zlib';
import type { Plugin } from 'esbuild';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bundle } from '../esbuild.js';
import { install } from '../install.js';
import { engineProgram } from './engine-program.js';

const folder = mkdtempSync(join(tmpdir(), 'errlex-engines-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Replaces modules that are loaded on demand by empty ones: the program passes its messages. */
const withoutLazyModules: Plugin = {
  name: 'without lazy modules',
  setup(build) {
    build.onResolve({ filter: /./ }, ({ kind, path }) =>
      kind === 'dynamic-import' ? { path, namespace: 'lazy' } : undefined,
    );
    build.onLoad({ filter: /./, namespace: 'lazy' }, () => ({ contents: '' }));
  },
};

/** The bundle as built, without further compilation. */
let program = '';

interface Results {
  readonly classes: unknown;
  readonly reading: unknown;
  readonly de: readonly string[];
  readonly ja: readonly string[];
}

interface Globals {
  readonly results: Results;
  readonly translateAll: () => Promise<{ readonly de: readonly string[]; readonly ja: readonly string[] }>;
}

/** Runs a compiled program in a new realm, which gets the classes of another realm. */
function runInRealm(code: string, otherCopy?: Globals): Globals {
  const context = createContext({ otherCopy, setTimeout, clearTimeout });
  runInContext(`var exports = {}; ${code}`, context);
  return runInContext('globalThis', context) as Globals;
}

/** Results of Node, which every other engine must reproduce. */
let expected: Results;
let expectedTexts: Awaited<ReturnType<Globals['translateAll']>>;

beforeAll(async () => {
  // Metro replaces an `import()` of a computed URL by an error at run time, and Hermes cannot compile it.
  const supported = { 'dynamic-import': false };
  const options = { splitting: false, format: 'iife', minify: false, target: 'esnext', supported } as const;
  [program = ''] = await bundle(engineProgram, { ...options, plugins: [withoutLazyModules] });
  const globals = runInRealm(program);
  expected = globals.results;
  expectedTexts = await globals.translateAll();
});

it('the program prints the texts of every message and of every kind of thrown value', () => {
  expect(expected.de).toHaveLength(40);
  expect(expected.de).toContain('limit muss zwischen 5 und 6 liegen.');
  expect(expected.ja).toContain('limitは5以上6以下である必要があります。');
  expect(new Set(expectedTexts.de).size).toBeGreaterThan(40);
});

/** Versions of chrome-aws-lambda by the Chromium that they contain. */
const chromiums = { '80': '2.1.1', '88': '5.5.0', '92': '10.1.0' };

describe.each(Object.entries(chromiums))('Chromium %s', (version, release) => {
  const own = join(folder, `chromium-${version}`);
  const executable = join(own, 'chromium');
  beforeAll(async () => {
    await install(own, { dependencies: { 'chrome-aws-lambda': release } });
    const packed = readFileSync(join(own, 'node_modules/chrome-aws-lambda/bin/chromium.br'));
    writeFileSync(executable, brotliDecompressSync(packed), { mode: 0o755 });
  });

  it('has the same results as Node', async () => {
    const report = JSON.parse(await openPage(executable, join(own, 'profile')));
    expect(report.userAgent).toContain(`Chrome/${version}.`);
    expect(report.results).toEqual(JSON.parse(JSON.stringify(expected)));
    expect(report.texts).toEqual(expectedTexts);
  });
});

/** Opens a page that runs the program, and returns what it reports. */
async function openPage(executable: string, profile: string): Promise<string> {
  const page = `<!doctype html><meta charset="utf-8"><script>
    const report = (value) => fetch('/report', { method: 'POST', body: JSON.stringify(value) });
    onerror = (message) => report({ error: message });
  </script><script src="/program.js"></script><script>
    translateAll().then(
      (texts) => report({ userAgent: navigator.userAgent, results, texts }),
      (error) => report({ error: String(error) }),
    );
  </script>`;
  const server = createServer(async (request, response) => {
    if (request.url === '/report') server.emit('report', Buffer.concat(await request.toArray()).toString());
    response.setHeader('Content-Type', request.url === '/' ? 'text/html' : 'text/javascript; charset=utf-8');
    response.end(request.url === '/program.js' ? program : page);
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const flags = ['--headless', '--no-sandbox', '--no-zygote', '--disable-gpu', '--disable-dev-shm-usage'];
  const args = [...flags, '--remote-debugging-port=0', `--user-data-dir=${profile}`];
  const browser = spawn(executable, [...args, `http://127.0.0.1:${port}/`], { stdio: 'ignore' });
  try {
    const [report] = await Promise.race([once(server, 'report'), failOnExit(browser)]);
    return report;
  } finally {
    browser.kill('SIGKILL');
    server.closeAllConnections();
    server.close();
  }
}

async function failOnExit(browser: ReturnType<typeof spawn>): Promise<never> {
  await once(browser, 'exit', { signal: AbortSignal.timeout(120_000) });
  throw new Error('The browser ended without a report.');
}

const reactNativeVersions = ['0.79', '0.81', '0.83', '0.85'];

describe('compiled to ES5', () => {
  const own = join(folder, 'compilers');
  const load = createRequire(join(own, 'package.json'));
  const presets = reactNativeVersions.map((version) => `react-native-${version}`);
  beforeAll(async () => {
    const aliases = presets.map((name) => [name, `npm:@react-native/babel-preset@${name.split('-')[2]}`]);
    const compilers = { '@babel/core': '7', '@babel/preset-env': '7', '@swc/core': '1' };
    const hermes = { 'hermes-compiler': '*', 'hermes-engine-cli': '0.12.0' };
    await install(own, { dependencies: { ...compilers, ...Object.fromEntries(aliases), ...hermes } });
  });

  /** Compiles the program; the name is `swc`, or that of a preset of Babel. */
  function compile(name: string): string {
    if (name === 'swc') {
      const options = { configFile: false, swcrc: false, jsc: { target: 'es5' }, isModule: false };
      return load('@swc/core').transformSync(program, options).code;
    }
    const preset =
      name === 'ie 11'
        ? [load.resolve('@babel/preset-env'), { targets: 'ie 11', modules: false }]
        : [load.resolve(name), { enableBabelRuntime: false }];
    const options = {
      configFile: false,
      filename: join(own, 'program.js'),
      compact: true,
      presets: [preset],
    };
    return load('@babel/core').transformSync(program, options).code;
  }

  it.each(['ie 11', ...presets, 'swc'])('by %s: constructs, keeps cause, knows its instances', (name) => {
    const code = compile(name);
    expect(code).not.toMatch(/\bclass\b[\s\w]*\{/);
    expect(runInRealm(code).results).toEqual(expected);
  });

  it.each(['ie 11', ...presets, 'swc'])('by %s: instances of other copies and realms are known', (name) => {
    const copies = { ...(expected.classes as object), copies: [true, true] };
    const compiled = compile(name);
    expect(runInRealm(compiled, runInRealm(program)).results.classes).toEqual(copies);
    expect(runInRealm(program, runInRealm(compiled)).results.classes).toEqual(copies);
  });

  it.each(presets)('by %s: hermesc compiles it, and Hermes 0.12 gives the results of Node', async (name) => {
    const file = join(own, `${name}.js`);
    writeFileSync(file, `${compile(name)}\nprint(JSON.stringify(globalThis.results));`);
    const run = promisify(execFile);
    const hermesc = join(own, 'node_modules/hermes-compiler/hermesc/linux64-bin/hermesc');
    await run(hermesc, ['-O', '-emit-binary', '-out', `${file}.hbc`, file]);
    const hermes = join(own, 'node_modules/hermes-engine-cli/linux64-bin/hermes');
    const { stdout } = await run(hermes, [file]);
    expect(JSON.parse(stdout)).toEqual(JSON.parse(JSON.stringify(expected)));
  });
});

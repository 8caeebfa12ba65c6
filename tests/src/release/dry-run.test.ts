import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bookSamples, runBookSample } from '../book-samples.js';
import { published, root } from '../packages.js';
import { type CleanMachine, createCleanMachine, readNpmConfig } from './clean-machine.js';
import { commandsOf, isRunnable, samples, toServer, writeSamples } from './readme-samples.js';
import { type Registry, startRegistry } from './registry.js';
import { copyForRelease, type Release } from './release.js';

const folder = mkdtempSync(join(tmpdir(), 'errlex-release-'));
const packed = join(folder, 'packed');
const empty = join(folder, 'empty');
const project = join(folder, 'project');

/** Lines in which a README shows the response of an application. */
const shownResponse =
  /'Accept-Language: (\w+)' (?:http:\/\/127\.0\.0\.1|localhost):3000(\/\w+)\W[\s\S]*?(\{.*?\})/;

let registry: Registry;
let release: Release;
let machine: CleanMachine;

const summary: Record<string, { seconds: string; result: string }> = {};

/** A step of the release with a line in the summary. */
function step(title: string, action: () => Promise<string>): void {
  it(title, async () => {
    const start = performance.now();
    const result = await action();
    summary[title] = { seconds: ((performance.now() - start) / 1000).toFixed(1), result };
  });
}

beforeAll(async () => {
  registry = await startRegistry(join(folder, 'registry'), await readNpmConfig('registry'));
  release = await copyForRelease(registry.origin);
});
afterAll(async () => {
  console.table(summary);
  await registry?.stop();
  for (const made of [folder, release?.folder]) if (made) rmSync(made, { recursive: true, force: true });
});

function readManifest(directory: string): { version: string; repository: { directory: string } } {
  const path = join(release.folder, directory.slice(root.length), 'package.json');
  return JSON.parse(readFileSync(path, 'utf8'));
}

/** Expected output of the samples whose output the README shows; the others print nothing. */
const printedBy = {
  'packages/core/README.md, sample 1': 'PARAM_VALIDATE_ERROR 1000',
  'packages/core/README.md, sample 2':
    '{ code: -1141, msg: "Parameter \'symbol\' cannot be empty." }\ntrue 400',
  'packages/core/README.md, sample 3': "401\n[ 'success', 'api-error' ]",
  'packages/core/README.md, sample 4': 'api-error network',
  'packages/core/README.md, sample 5': 'resync no true',
  'packages/core/README.md, sample 6': "size { retCode: 2, retMsg: 'Parameter size is invalid.' }",
  'packages/i18n/README.md, sample 1':
    "{\n  text: 'Временной диапазон не может превышать 5 дней.',\n  locale: 'ru',\n  dir: 'ltr'\n}",
  'packages/i18n/README.md, sample 4': 'Das Feld Handelspaar ist nicht gültig.',
  'packages/server/README.md, sample 1': '400 {"code":-1140,"msg":"limit muss zwischen 1 und 1000 liegen."}',
  'apps/sandbox/README.md, sample 1': "401 { code: -1040, msg: 'ACCESS_KEY header is required.' }",
};

describe('a release', () => {
  step('gives all packages one version', async () => {
    await release.run('changeset', 'version');
    await release.run('git', 'commit', '--quiet', '--all', '--message', 'the version', '--allow-empty');
    const versions = new Set(published.map(({ directory }) => readManifest(directory).version));
    expect(versions.size).toBe(1);
    return [...versions].join();
  });

  step('builds', async () => {
    await release.run('node', 'scripts/name-repository.ts');
    await release.run('turbo', 'run', 'build', '--filter=./packages/*', '--filter=./apps/*');
    return `${published.length} packages`;
  });

  step('packs every package', async () => {
    await release.run('changeset', 'pack', '--out-dir', packed);
    const files = readdirSync(join(packed, 'packages'));
    expect(files).toHaveLength(published.length);
    const sizes = files.map((file) => statSync(join(packed, 'packages', file)).size);
    return `${Math.ceil(sizes.reduce((sum, size) => sum + size) / 1000)} kB`;
  });

  step('packs what `packed.test.ts` allows', async () => {
    await release.run('sh', '-c', 'cd tests && vitest run --project artefacts src/packed.test.ts');
    return 'publint, attw, files, manifests';
  });

  step('lists what each package is made of', async () => {
    const out = join(folder, 'sbom');
    await release.run('node', '--run', 'release:sbom', '--', '--out', `${out}/%s-%v.cdx.json`);
    const files = readdirSync(out);
    expect(files).toHaveLength(published.length);
    const components = files.map((file) => {
      const sbom = JSON.parse(readFileSync(join(out, file), 'utf8'));
      expect(sbom).toMatchObject({ bomFormat: 'CycloneDX' });
      return sbom.components.length;
    });
    return `${files.length} SBOMs, up to ${Math.max(...components)} components`;
  });

  step('is published from these tarballs', async () => {
    await release.run('changeset', 'publish', '--from-pack-dir', packed);
    for (const { name, directory } of published) {
      const response = await fetch(registry.origin + name);
      const { version, repository } = readManifest(directory);
      const entry = { 'dist-tags': { latest: version }, versions: { [version]: { repository } } };
      expect(await response.json()).toMatchObject(entry);
      expect(repository.directory).toBe(directory.slice(root.length));
    }
    return registry.origin;
  });
});

describe('a machine with npm only', () => {
  step('has npm and Node 20', async () => {
    machine = await createCleanMachine(folder, registry.origin);
    const versions = await machine.run(empty, 'node --version && npm --version');
    expect(versions).toMatch(/^v20\./);
    return versions.trim().replace('\n', ', npm ');
  });

  step('runs `npx errlex` as its README shows', async () => {
    const [, command = '', shown] =
      commandsOf('packages/cli/README.md').match(/^\$ (npx errlex decode .*)\n([\s\S]*?)\n\n/m) ?? [];
    expect((await machine.run(empty, command)).trimEnd()).toBe(shown);
    return command;
  });

  step('runs `npx @errlex/reference` as its README shows', async () => {
    const [command = ''] = commandsOf('apps/reference/README.md').match(/^npx .*/m) ?? [];
    const printed = await machine.run(empty, command);
    expect(readFileSync(join(empty, 'site/ja/index.html'), 'utf8')).toContain('INVALID_SYMBOL');
    return printed.trim();
  });

  step('runs `npx @errlex/sandbox` as its README shows', async () => {
    const [, command = '', path = '', shown = ''] =
      commandsOf('apps/sandbox/README.md').match(/^(npx .*)3000\ncurl 'http:[/.\d]+:3000(.*)'\n# (.*)/m) ??
      [];
    const response = await machine.serve(empty, `${command}0`, async (origin) =>
      (await fetch(origin + path)).text(),
    );
    expect(response).toBe(shown);
    return response;
  });

  step('installs the packages', async () => {
    mkdirSync(project);
    writeFileSync(join(project, 'package.json'), '{ "private": true, "type": "module" }');
    const beside = [
      '@types/node@20',
      '@types/react',
      '@types/express',
      '@nestjs/platform-express',
      '@opentelemetry/api',
      '@opentelemetry/sdk-trace-node',
      '@sentry/node',
      'express',
      'fastify',
      'hono',
      'prom-client',
      'reflect-metadata',
      'i18next',
      'zod@4',
      'react',
      'vue',
      'ccxt',
    ];
    const names = published.map(({ name }) => name);
    await machine.run(project, `npm install ${[...names, ...beside].join(' ')}`);
    return `${readdirSync(join(project, 'node_modules')).length} folders`;
  });

  step('compiles the samples of the READMEs, and runs them before the sandbox', async () => {
    const shown: Record<string, string> = {};
    await machine.serve(project, 'npx errlex-sandbox --port 0', async (sandbox) => {
      writeSamples(project, sandbox);
      await machine.run(project, `'${process.execPath}' '${root}node_modules/typescript/bin/tsc'`);
      for (const { title, file } of samples.filter(isRunnable)) {
        const printed = await machine.run(project, `node ${file}.js`);
        if (printed) shown[title] = printed.trimEnd();
      }
    });
    expect(shown).toEqual(printedBy);
    return `${samples.length} compiled, ${samples.filter(isRunnable).length} run`;
  });

  step('runs the samples of the guides with the sandbox, and gets the output in the guides', async () => {
    await machine.serve(project, 'npx errlex-sandbox --port 0', async (sandbox) => {
      for (const sample of bookSamples) {
        const place = { folder: project, sandbox, node: machine.node };
        const { printed, shown } = await runBookSample(sample, place);
        expect(printed, sample.name).toBe(shown);
      }
    });
    return `${bookSamples.length} run`;
  });

  step('starts the applications of the READMEs, and gets the responses in the READMEs', async () => {
    const applications = samples.filter(
      ({ code, after }) => code.includes('class AppModule') && shownResponse.test(after),
    );
    expect(applications).not.toEqual([]);
    for (const sample of applications) {
      writeFileSync(join(project, `serve-${sample.file}.js`), toServer(sample));
      const [, locale = '', path = '', shown = ''] = sample.after.match(shownResponse) ?? [];
      const response = await machine.serve(project, `node serve-${sample.file}.js`, async (origin) =>
        (await fetch(origin + path, { headers: { 'accept-language': locale } })).text(),
      );
      expect(response, sample.title).toBe(shown);
    }
    return `${applications.length} applications`;
  });
});

import { execFileSync } from 'node:child_process';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { checkPackage, createPackageFromTarballData } from '@arethetypeswrong/core';
import { publint } from 'publint';
import { formatMessage } from 'publint/utils';
import { afterAll, describe, expect, it } from 'vitest';
import { packages } from './packages.js';
import { packAll } from './tarballs.js';

const { folder, tarballs } = packAll();
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function read(name: string): Buffer {
  return readFileSync(tarballs[name] ?? '');
}

/** What a package that is ESM alone is told on purpose. */
const esmOnly = ['@errlex/browser'];

describe.each(packages)('$name, packed', ({ name }) => {
  it('has nothing that publint objects to', async () => {
    const buffer = read(name);
    const tarball = buffer.buffer.slice(
      buffer.byteOffset,
      buffer.byteOffset + buffer.byteLength,
    ) as ArrayBuffer;
    const { messages, pkg } = await publint({ pack: { tarball }, strict: true });
    expect(messages.map((message) => formatMessage(message, pkg))).toEqual([]);
  });

  it('has types that are right for every way to resolve them', async () => {
    const analysis = await checkPackage(createPackageFromTarballData(read(name)));
    if (!analysis.types) throw new Error('the package has no types');
    const problems = analysis.problems.filter(({ kind, ...problem }) => {
      // `node10` is how TypeScript resolved before `exports`; an ESM package is not required by CommonJS.
      if ('resolutionKind' in problem && problem.resolutionKind === 'node10') return false;
      return !(esmOnly.includes(name) && (kind === 'CJSResolvesToESM' || kind === 'NoResolution'));
    });
    expect(problems).toEqual([]);
  });
});

describe('an empty folder', () => {
  it('installs the packages and uses them, as ESM, as CommonJS and as a command', () => {
    const names = ['@errlex/core', '@errlex/i18n', '@errlex/node', '@errlex/browser'];
    const dependencies = Object.fromEntries(names.map((name) => [name, `file:${tarballs[name]}`]));
    writeFileSync(join(folder, 'package.json'), JSON.stringify({ private: true, dependencies }));
    const run = (command: string, ...args: string[]) =>
      execFileSync(command, args, {
        cwd: folder,
        encoding: 'utf8',
        stdio: ['ignore', 'pipe', 'pipe'],
        timeout: 120_000,
      });
    run(
      'npm',
      'install',
      '--no-audit',
      '--no-fund',
      '--no-package-lock',
      '--loglevel=error',
      '--prefer-offline',
    );

    const program = (load: string) => `${load}
      loadMessages('ru').then((messages) => {
        const error = toApiError({ code: -1170, msg: 'Time range cannot exceed 5 days.' });
        console.log(translate(error, messages).text, typeof withApiErrors);
      });`;
    writeFileSync(
      join(folder, 'esm.mjs'),
      program(
        `import { toApiError } from '@errlex/core'; import { loadMessages, translate } from '@errlex/i18n'; import { withApiErrors } from '@errlex/node';`,
      ),
    );
    writeFileSync(
      join(folder, 'cjs.cjs'),
      program(
        `const { toApiError } = require('@errlex/core'); const { loadMessages, translate } = require('@errlex/i18n'); const { withApiErrors } = require('@errlex/node');`,
      ),
    );
    const expected = 'Временной диапазон не может превышать 5 дней. function\n';
    expect(run(process.execPath, 'esm.mjs')).toBe(expected);
    expect(run(process.execPath, 'cjs.cjs')).toBe(expected);
    const decoded = run(
      'npx',
      '--no-install',
      'errlex',
      'decode',
      '{"code":-1121,"msg":"Invalid symbol."}',
      '--json',
    );
    expect(JSON.parse(decoded)).toMatchObject({ kind: 'api-error', reason: 'INVALID_SYMBOL' });
  });
});

import { readFileSync, rmSync } from 'node:fs';
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

describe.each(packages)('$name, packed', ({ name, entries }) => {
  it('has nothing that publint objects to', async () => {
    const buffer = read(name);
    const tarball = buffer.buffer.slice(
      buffer.byteOffset,
      buffer.byteOffset + buffer.byteLength,
    ) as ArrayBuffer;
    const { messages, pkg } = await publint({ pack: { tarball }, strict: true });
    expect(messages.map((message) => formatMessage(message, pkg))).toEqual([]);
  });

  it.runIf(entries.length > 0)('has types that are right for every way to resolve them', async () => {
    const analysis = await checkPackage(createPackageFromTarballData(read(name)));
    if (!analysis.types) throw new Error('the package has no types');
    // CommonJS does not require a package that is ESM alone.
    const accepted = entries.some(({ target }) => target.require)
      ? []
      : ['CJSResolvesToESM', 'NoResolution'];
    expect(analysis.problems.filter(({ kind }) => !accepted.includes(kind))).toEqual([]);
  });
});

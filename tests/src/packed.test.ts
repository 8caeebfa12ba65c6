import { readFileSync, rmSync } from 'node:fs';
import { checkPackage, createPackageFromTarballData } from '@arethetypeswrong/core';
import { publint } from 'publint';
import { formatMessage } from 'publint/utils';
import { afterAll, describe, expect, it } from 'vitest';
import { published } from './packages.js';
import { packAll } from './tarballs.js';

const { folder, tarballs } = packAll(published);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function read(name: string): Buffer {
  return readFileSync(tarballs[name] ?? '');
}

/** Paths that every package may contain. */
const everywhere =
  /^(?:LICENSE|README\.md|package\.json|dist\/(?:cjs\/package\.json|(?:.*\/)?[\w.-]+\.(?:js|d\.ts)))$/;

/** Further paths that a single package may contain. */
const further: Readonly<Record<string, RegExp>> = {
  '@errlex/codegen': /^runtime\/(?:python|go|java)\/[\w.-]+\.(?:py|go|mod|java)$/,
  '@errlex/browser': /^react-native\/index\.js$/,
  '@errlex/i18n': /^(?:hints|locales)\/[\w-]+\.js$/,
  '@errlex/nestjs': /^TRANSPORTS\.md$/,
  '@errlex/reference':
    /^(?:dist\/client\/(?:manifest\.json|assets\/[\w-]+\.css)|texts\/(?:guide\/)?[\w-]+\.json)$/,
  '@errlex/sandbox': /^(?:ERRORS|FAULTS)\.md$/,
};

/** Paths that no package may contain: sources, tests and configuration. */
const never = /(?:^|\/)src\/|\.(?:test|test-d|fixture|config)\./;

describe.each(published)('$name, packed', ({ name, directory, entries }) => {
  it('has no finding of publint', async () => {
    const buffer = read(name);
    const tarball = buffer.buffer.slice(
      buffer.byteOffset,
      buffer.byteOffset + buffer.byteLength,
    ) as ArrayBuffer;
    const { messages, pkg } = await publint({ pack: { tarball }, strict: true });
    expect(messages.map((message) => formatMessage(message, pkg))).toEqual([]);
  });

  it.runIf(entries.length > 0)('has correct types in every module resolution', async () => {
    const analysis = await checkPackage(createPackageFromTarballData(read(name)));
    if (!analysis.types) throw new Error('the package has no types');
    // A package that is ESM only cannot be required.
    const accepted = entries.some(({ target }) => target.require) ? [] : ['CJSResolvesToESM', 'NoResolution'];
    expect(analysis.problems.filter(({ kind }) => !accepted.includes(kind))).toEqual([]);
  });

  it('contains the build, a README and the license, and nothing else', () => {
    const tarball = createPackageFromTarballData(read(name));
    const prefix = `/node_modules/${name}/`;
    const files = tarball.listFiles().map((path) => path.slice(prefix.length));
    expect(files).toEqual(expect.arrayContaining(['LICENSE', 'README.md', 'package.json']));
    const isAllowed = (file: string) => everywhere.test(file) || further[name]?.test(file);
    expect(files.filter((file) => !isAllowed(file) || never.test(file))).toEqual([]);
    // No source map is shipped, so nothing may name one.
    const mapped = files.filter((file) => /^\/\/# sourceMappingURL=/m.test(tarball.readFile(prefix + file)));
    expect(mapped).toEqual([]);
  });

  it('depends on versions instead of workspaces, and is published with provenance', () => {
    const manifest = createPackageFromTarballData(read(name)).readFile(`/node_modules/${name}/package.json`);
    const { publishConfig, version, dependencies, peerDependencies } = JSON.parse(manifest);
    const ranges: string[] = Object.values({ ...dependencies, ...peerDependencies });
    expect(ranges.filter((range) => range.includes(':'))).toEqual([]);
    expect(manifest).not.toContain('workspace:');
    expect(publishConfig).toEqual({ access: 'public', provenance: true });
    expect(version).toBe(JSON.parse(readFileSync(`${directory}/package.json`, 'utf8')).version);
  });
});

import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { runInNewContext } from 'node:vm';
import { type Catalog, defineErrors, spotV3, spotV3Errors } from '@errlex/core';
import { describe, expect, it } from 'vitest';
import { compareContracts } from './compare-contracts.js';

type Version = readonly [name: string, catalog: Catalog];

const first: Version = [
  'the first version, as a file',
  JSON.parse(readFileSync(new URL('spot-v3.first.json', import.meta.url), 'utf8')),
];

/** Made generic before the first release: a 4xx proves that the server rejected the request. */
const madeGeneric = ['executed-weakened UNKNOWN_ERROR', 'executed-weakened SYSTEM_ERROR'];

describe('the catalog of spotV3', () => {
  it.each([first, ...readHistory()])('has no breaking change since %s', (_, catalog) => {
    expect(breakingChanges(catalog, spotV3)).toEqual([]);
  });

  it('would have one with another text', () => {
    const changed = spotV3.map((one) =>
      one.reason === 'INVALID_SYMBOL' ? { ...one, messages: { INVALID_SYMBOL: ['Wrong symbol.'] } } : one,
    );
    expect(breakingChanges(first[1], changed as Catalog)).toEqual(['text-changed INVALID_SYMBOL']);
  });
});

function breakingChanges(before: Catalog, after: Catalog): string[] {
  const { domain, textRules, requestLifetime } = spotV3Errors;
  const define = (catalog: Catalog) => defineErrors<Catalog>(catalog, { domain, textRules, requestLifetime });
  return compareContracts(define(before), define(after))
    .filter(({ breaking }) => breaking)
    .map(({ rule, subject }) => `${rule} ${subject}`)
    .filter((change) => !madeGeneric.includes(change));
}

/** Returns every committed version of the catalog; none in a copy without history. */
function readHistory(): Version[] {
  const cwd = fileURLToPath(new URL('../../../../', import.meta.url));
  const git = (...args: readonly string[]) =>
    execFileSync('git', args, { cwd, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
  try {
    const log = git(
      'log',
      '--follow',
      '--format=%h',
      '--name-only',
      '--',
      'packages/core/src/catalog/spot-v3.ts',
    );
    const versions = [...log.matchAll(/^(\w+)\n\n(.+)$/gm)];
    return versions.map(([, commit = '', path = '']) => [
      commit,
      parseCatalog(git('show', `${commit}:${path}`)),
    ]);
  } catch {
    return [];
  }
}

function parseCatalog(source: string): Catalog {
  const [, list = ''] = /^export const spotV3 = (\[.*?^\]) as const/ms.exec(source) ?? [];
  // The first versions held the text rules of a code, which another constant named.
  return runInNewContext(list, { refinements: undefined }) as Catalog;
}

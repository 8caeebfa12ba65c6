import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { root } from './packages.js';

/** Names that were replaced before the first release; none of them may come back. */
const oldNames = [
  'ApiGateway',
  'ApiPipe',
  'CodedError',
  'CodesOf',
  'ContractV3',
  'Refusal',
  'TranslatedError',
  'catalogue',
  'contractV3',
  'createErrors',
  'createTranslateThrown',
  'parseJson',
  'parseParams',
  'recognize',
  'test:strangers',
  'toTold',
  'useErrorTranslationWith',
];

const pattern = new RegExp(`(?<![\\w-])(?:${oldNames.join('|')}|@ApiErrors)(?![\\w-])`, 'g');

const files = globSync(
  '{*,docs/**/*,tests/api/*,packages/*/*,packages/core/reference/*,apps/*/*,examples/**/*}.{md,ts,tsx,vue}',
  {
    cwd: root,
    exclude: ['**/node_modules', '**/dist', '**/CHANGELOG.md'],
  },
);

it('API reports, documents and examples have no name of the old vocabulary', () => {
  expect(files.length).toBeGreaterThan(50);
  const found = files.flatMap((file) => {
    const text = readFileSync(join(root, file), 'utf8');
    return [...text.matchAll(pattern)].map(([name]) => `${file}: ${name}`);
  });
  expect(found).toEqual([]);
});

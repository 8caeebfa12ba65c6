import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Catalog, spotV3 } from '@errlex/core';
import { locales } from '@errlex/i18n';
import { expect, it } from 'vitest';
import { root } from './packages.js';

const catalog: Catalog = spotV3;
const counts: Readonly<Record<string, number>> = {
  codes: catalog.length,
  messages: catalog.flatMap(({ messages }) => Object.keys(messages)).length,
  languages: locales.length,
};

/** The documents that describe the current state; a change log describes earlier ones. */
const documents = globSync(['*.md', 'docs/*.md', '{packages,apps,examples}/*/*.md'], {
  cwd: root,
  exclude: ['**/CHANGELOG.md'],
}).map((document) => join(root, document));

const count = /\b\d+(?= (codes|messages|languages)\b)/g;
const counting = documents.filter((document) => readFileSync(document, 'utf8').match(count));

it('some documents count codes, messages and languages', () => {
  expect(counting.length).toBeGreaterThan(5);
});

// `vitest run --update` corrects the numbers.
it.each(counting)('%s counts right', async (document) => {
  const corrected = readFileSync(document, 'utf8').replace(count, (_, things) => String(counts[things]));
  await expect(corrected).toMatchFileSnapshot(document);
});

import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Catalog, spotV3 } from '@errlex/core';
import { locales } from '@errlex/i18n';
import { expect, it } from 'vitest';
import { root } from './packages.js';

const catalog: Catalog = spotV3;
const counts = {
  codes: catalog.length,
  messages: catalog.flatMap(({ messages }) => Object.keys(messages)).length,
  languages: locales.length,
};

/** Those that tell how things are; a change log tells how they were. */
const documents = globSync(['*.md', 'docs/*.md', '{packages,apps,examples}/*/*.md'], {
  cwd: root,
  exclude: ['**/CHANGELOG.md'],
});

it('documents that tell how many codes, messages or languages there are tell the truth', () => {
  const told = documents.flatMap((document) => {
    const matches = readFileSync(join(root, document), 'utf8').matchAll(
      /\b(\d+) (codes|messages|languages)\b/g,
    );
    return [...matches].map(([, count, things]) => ({ document, things, count: Number(count) }));
  });
  expect(told.length).toBeGreaterThan(0);
  expect(told).toEqual(told.map((one) => ({ ...one, count: counts[one.things as keyof typeof counts] })));
});

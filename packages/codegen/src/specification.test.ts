import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const folder = new URL('../../../docs/spec/', import.meta.url);
const table: readonly { readonly name: string }[] = JSON.parse(
  readFileSync(new URL('../../core/cases/reading.json', import.meta.url), 'utf8'),
);

describe.each(readdirSync(folder))('docs/spec/%s', (file) => {
  const text = readFileSync(new URL(file, folder), 'utf8');

  it('names cases that exist', () => {
    const lists = [...text.matchAll(/Cases:\s((?:\*[^*]+\*[;.\s]*)+)/g)].map(([, list]) => list ?? '');
    const cited = lists.flatMap((list) => [...list.matchAll(/\*([^*]+)\*/g)].map(([, name]) => name));
    const names = new Set(table.map(({ name }) => name));
    expect(cited.filter((name) => !names.has(name?.replaceAll('\n', ' ') ?? ''))).toEqual([]);
  });

  it('links to files that exist', () => {
    for (const [, path = ''] of text.matchAll(/\]\(([^)#]+)\)/g)) {
      expect(() =>
        readFileSync(new URL(path.endsWith('.md') ? path : `${path}/README.md`, folder)),
      ).not.toThrow();
    }
  });
});

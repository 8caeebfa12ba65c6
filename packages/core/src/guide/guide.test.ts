import { describe, expect, it } from 'vitest';
import { spotV3 } from '../catalog/spot-v3.js';
import { httpErrors } from '../http-errors/index.js';
import { type GuideEntry, httpErrorsGuide, spotV3Guide } from './index.js';

describe.each([
  ['spotV3Guide', spotV3Guide, spotV3],
  ['httpErrorsGuide', httpErrorsGuide, httpErrors],
] as const)('%s', (_, guide, catalog) => {
  it('has an entry for every reason, in the order of the catalog', () => {
    expect(Object.keys(guide)).toEqual(catalog.map(({ reason }) => reason));
  });

  it.each(Object.entries<GuideEntry>(guide))('explains %s in at most four sentences', (_, { cause, fix }) => {
    for (const text of [cause, fix]) expect(text).toMatch(/^(?:[A-Z]|startTime).*\.$/);
    expect(`${cause} ${fix}`.match(/\.(?= [A-Z]|$)/g)?.length).toBeLessThanOrEqual(4);
  });

  it.each(Object.entries<GuideEntry>(guide))('lists each alias of %s once', (_, { aliases = [] }) => {
    expect(aliases.length).toBeGreaterThan(0);
    expect(new Set(aliases.map((alias) => alias.toLowerCase())).size).toBe(aliases.length);
  });
});

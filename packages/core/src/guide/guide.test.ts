import { describe, expect, it } from 'vitest';
import { spotV3 } from '../catalog/spot-v3.js';
import { spotV3Guide } from './index.js';

describe('spotV3Guide', () => {
  it('has an entry for every reason, in the order of the catalog', () => {
    expect(Object.keys(spotV3Guide)).toEqual(spotV3.map(({ reason }) => reason));
  });

  it.each(Object.entries(spotV3Guide))('explains %s in at most four sentences', (_, { cause, fix }) => {
    for (const text of [cause, fix]) expect(text).toMatch(/^(?:[A-Z]|startTime).*\.$/);
    expect(`${cause} ${fix}`.match(/\.(?= [A-Z]|$)/g)?.length).toBeLessThanOrEqual(4);
  });
});

import { spotV3 } from '@errlex/core';
import { describe, expect, it } from 'vitest';
import { loadTexts } from './load-texts.js';

describe('loadTexts', () => {
  it('has English first and once, wherever it is asked for', async () => {
    const { supported } = await loadTexts(['de', 'en', 'ja'], { messages: {}, hints: undefined }, spotV3);
    expect(supported).toEqual(['en', 'de', 'ja']);
  });

  it('says of a reason in English what the catalog says', async () => {
    const catalog = [
      { ...spotV3[0], messages: { OWN: ['As documented.'], 'OWN.size': ['Own %d.', 'size'] } },
    ] as const;
    const own = { messages: { en: { OWN: 'Otherwise.' } }, hints: undefined };
    const { messages } = await loadTexts([], own, catalog);
    expect(messages.get('en')?.texts).toMatchObject({ OWN: 'As documented.' });
    expect(messages.get('en')?.texts).not.toHaveProperty(['OWN.size']);
  });
});

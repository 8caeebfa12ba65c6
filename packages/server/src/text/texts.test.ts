import { type Catalog, createErrorData, spotV3 } from '@errlex/core';
import { describe, expect, it } from 'vitest';
import { loadTexts } from './texts.js';

const load = (
  tags: readonly string[],
  catalog: Catalog,
  messages: Record<string, Record<string, string>> = {},
) => loadTexts(tags, { messages, hints: {} }, catalog, createErrorData('UNKNOWN_ERROR'));

describe('loadTexts', () => {
  it('has English first and once, wherever it is asked for', async () => {
    expect((await load(['de', 'en', 'ja'], spotV3)).supported).toEqual(['en', 'de', 'ja']);
  });

  it('has the documented texts of the catalog in English', async () => {
    const catalog = [
      { ...spotV3[0], messages: { OWN: ['As documented.'], 'OWN.size': ['Own %d.', 'size'] } },
    ] as const;
    const { messages } = await load([], catalog, { en: { OWN: 'Otherwise.' } });
    expect(messages.get('en')?.texts).toMatchObject({ OWN: 'As documented.' });
    expect(messages.get('en')?.texts).not.toHaveProperty(['OWN.size']);
  });

  it('has shipped texts for a definition only if code and reason are the shipped ones', async () => {
    const own = (code: number, reason: string) => ({
      code,
      reason,
      messages: { [reason]: ['Own.'] as const },
    });
    const catalog = [
      own(-1121, 'INVALID_SYMBOL'),
      own(7, 'PARAM_EMPTY'),
      own(8, 'QUERY_TIME_OUT_OF_RANGE'),
      own(9, 'NO_NETWORK'),
    ];
    const { messages, hints } = await load(['de'], catalog);
    for (const texts of [messages.get('de')?.texts ?? {}, hints.get('de')?.texts ?? {}]) {
      const keys = Object.keys(texts);
      expect(keys).toContain('INVALID_SYMBOL');
      expect(keys).toContain('UNKNOWN_ERROR');
      expect(keys.filter((key) => /^(?:PARAM_EMPTY|QUERY_TIME_OUT_OF_RANGE|NO_NETWORK)/.test(key))).toEqual(
        [],
      );
    }
  });

  it('has own texts for a definition with a shipped reason', async () => {
    const catalog = [{ code: 7, reason: 'PARAM_EMPTY', messages: { PARAM_EMPTY: ['Own.'] } }] as const;
    const { messages } = await load(['de'], catalog, { de: { PARAM_EMPTY: 'Eigenes.' } });
    expect(messages.get('de')?.texts).toMatchObject({ PARAM_EMPTY: 'Eigenes.' });
    expect(messages.get('de')?.texts).not.toHaveProperty(['PARAM_EMPTY.unspecified']);
  });
});

import { type Catalog, defineErrors, spotV3 } from '@errlex/core';
import { loadMessages } from '@errlex/i18n';
import { describe, expect, it } from 'vitest';
import { adviceFor, fieldOf, readApiError, translateThrown } from './index.js';

const errors = defineErrors(
  [
    { code: 1, reason: 'INTERNAL', messages: { INTERNAL: ['Internal error.'] } },
    { code: 2, reason: 'BAD_PARAM', messages: { BAD_PARAM: ['Parameter %s is bad.', 'parameter'] } },
    // One definition has a shipped reason, the other a shipped code; both have another meaning here.
    { code: 3, reason: 'INVALID_SYMBOL', messages: { INVALID_SYMBOL: ['No such coin.'] } },
    { code: -1047, reason: 'COIN_LOCKED', messages: { COIN_LOCKED: ['This coin is locked.'] } },
  ],
  { domain: 'acme', payload: { code: 'retCode', msg: 'retMsg', success: [0] } },
);

const german = await loadMessages('de');

/** The shipped texts, in English and in German, without params. */
const shippedTexts = (spotV3 as Catalog)
  .flatMap(({ messages }) => Object.entries(messages))
  .flatMap(([id, [template]]) => [template, german.texts[id] ?? german.texts[`${id}_other`] ?? template])
  .map((text) => text.split(/%[ds]|\{\{\w+\}\}/)[0] ?? '')
  .filter((text) => text.length > 3);
const shippedCodes = spotV3.map(({ code }) => String(code)).filter((code) => code !== '-1047');

async function read(retCode: number, retMsg: string): Promise<unknown> {
  const response = new Response(JSON.stringify({ retCode, retMsg }), { status: 400 });
  return readApiError(response, { errors });
}

describe('a catalog without the shipped codes', () => {
  it.each([
    [1, 'Internal error.', 'Internal error.'],
    [2, 'Parameter price is bad.', 'Parameter price is bad.'],
    [3, 'No such coin.', 'No such coin.'],
    [-1047, 'This coin is locked.', 'This coin is locked.'],
  ])('shows its own text for code %s', async (code, msg, text) => {
    const error = await read(code, msg);
    expect(await translateThrown(error, { errors, messages: german })).toMatchObject({ text, locale: 'en' });
  });

  it.each([
    [1, 'Internal error.'],
    [2, 'Parameter price is bad.'],
    [3, 'Not documented.'],
    [-1047, 'This coin is locked.'],
  ])('shows no shipped code and no shipped text for code %s', async (code, msg) => {
    const error = await read(code, msg);
    const shown = JSON.stringify([
      await translateThrown(error, { errors, messages: german }),
      adviceFor(error, { errors }),
      fieldOf(error),
      error,
      String(error),
    ]);
    expect([...shippedTexts, ...shippedCodes].filter((text) => shown.includes(text))).toEqual([]);
  });
});

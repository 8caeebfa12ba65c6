import { type AnyErrorSet, type Catalog, defineErrors, spotV3Errors } from '@errlex/core';
import { defineMessages, hintFor, translate } from '@errlex/i18n';
import { describe, expect, it } from 'vitest';
import { createRoleError } from '../role-errors.js';
import { loadTexts, type OwnTexts } from './texts.js';

const load = (tags: readonly string[], own: Partial<OwnTexts> = {}, errors: AnyErrorSet = spotV3Errors) =>
  loadTexts(tags, { messages: {}, hints: {}, ...own }, errors, createRoleError(errors, 'unknown'));

const define = (catalog: Catalog): AnyErrorSet =>
  defineErrors(catalog, { roles: { unknown: catalog[0]?.reason ?? '' } });

describe('loadTexts', () => {
  it('has English first and once, wherever it is asked for', async () => {
    expect((await load(['de', 'en', 'ja'])).supported).toEqual(['en', 'de', 'ja']);
  });

  it('supports the locales of its messages, the default one first', async () => {
    const texts = { 'de-AT': { INVALID_SYMBOL: 'Kenn i net.' }, gsw: {} };
    expect((await load(['ja'], { messages: texts })).supported).toEqual(['en', 'ja', 'de-AT', 'gsw']);
    const messages = defineMessages(spotV3Errors, { texts, defaultLocale: 'de-AT' });
    expect((await load(['ja'], { messages })).supported).toEqual(['de-AT', 'en', 'ja', 'gsw']);
  });

  it('has English messages only if the application has English texts', async () => {
    const english = { en: { INVALID_SYMBOL: 'No such pair.' } };
    expect((await load(['de'])).messages.has('en')).toBe(false);
    expect((await load(['de'], { messages: english })).messages.get('en')?.texts).toEqual(english.en);
  });

  it('has shipped texts for a definition only if code and reason are the shipped ones', async () => {
    const errors = define([
      { code: -1121, reason: 'INVALID_SYMBOL', messages: { INVALID_SYMBOL: ['Own.'] } },
      { code: 7, reason: 'PARAM_EMPTY', messages: { PARAM_EMPTY: ['Own.'] } },
    ]);
    const { messages, hints } = await load(['de'], {}, errors);
    const shipped = (reason: string) => {
      const error = errors.createErrorData(reason);
      const found = messages.get('de');
      const text = found && translate(error, found).locale;
      return [text, hints.get('de')?.some((one) => hintFor(error, one) !== undefined)];
    };
    expect(shipped('INVALID_SYMBOL')).toEqual(['de', true]);
    expect(shipped('PARAM_EMPTY')).toEqual(['en', false]);
  });

  it('has own texts and hints before shipped ones, also for a shipped reason with another code', async () => {
    const errors = define([{ code: 7, reason: 'PARAM_EMPTY', messages: { PARAM_EMPTY: ['Own.'] } }]);
    const own = { de: { PARAM_EMPTY: 'Eigenes.' } };
    const { messages, hints } = await load(['de'], { messages: own, hints: own }, errors);
    const error = errors.createErrorData('PARAM_EMPTY');
    expect([...messages.values()].map((one) => translate(error, one).text)).toEqual(['Eigenes.']);
    expect(hints.get('de')?.map((one) => hintFor(error, one)?.text)).toEqual(['Eigenes.', undefined]);
  });

  it.each([
    ['locales: no messages for "tlh".', ['tlh'], {}],
    ['locales: no messages for "de-AT". Did you mean "de"?', ['de-AT'], {}],
    [
      'option "hints.de.NO_SUCH": the catalog has no reason "NO_SUCH".',
      [],
      { hints: { de: { NO_SUCH: 'x' } } },
    ],
    [
      'option "messages": Unknown message id in texts.de.NO_SUCH.',
      [],
      { messages: { de: { NO_SUCH: 'x' } } },
    ],
  ])('rejects: %s', async (message, tags, own) => {
    await expect(load(['de', ...tags], own)).rejects.toThrow(message);
  });
});

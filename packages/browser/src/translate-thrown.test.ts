import { createApiError, defineErrors, spotV3, toApiError } from '@errlex/core';
import { httpErrors } from '@errlex/core/http-errors';
import { ResponseError } from '@errlex/core/response';
import { createLoader, loadHints, loadMessages, locales, type Messages } from '@errlex/i18n';
import fc from 'fast-check';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { pickText } from '../test-support/pick-text.js';
import { createErrorTranslator, translateNow, translateThrown } from './translate-thrown.js';

const inGerman = { locale: 'de' };
const { texts: german } = await loadMessages('de');
const { texts: japanese } = await loadMessages('ja');

describe('translateThrown', () => {
  it.each([
    ['a fault in the program', new TypeError("Cannot read properties of undefined (reading 'x')")],
    ['a text', 'oops'],
    ['undefined', undefined],
    ['null', null],
  ])('translates %s as an unknown error, and shows nothing of its text', async (_, thrown) => {
    expect(pickText(await translateThrown(thrown, inGerman))).toEqual({
      text: german.UNKNOWN_ERROR,
      locale: 'de',
      dir: 'ltr',
    });
  });

  it('reads an error in the language that the server responded in, also as JSON', async () => {
    const responseInfo = { httpStatus: 400, receivedAt: 1, contentLanguage: 'ja, en' };
    const error = toApiError({ code: -1121, msg: japanese.INVALID_SYMBOL }, { responseInfo });
    const exact = { text: german.INVALID_SYMBOL, locale: 'de', dir: 'ltr' };
    expect(pickText(await translateThrown(error, inGerman))).toEqual(exact);
    expect(pickText(await translateThrown(error?.toJSON(), inGerman))).toEqual(exact);
    expect(pickText(await translateThrown(new Error('q', { cause: error }), inGerman))).toEqual(exact);
  });

  it('gives the documented English of a reason if neither locale can be loaded', async () => {
    const translate = createErrorTranslator(() => Promise.reject(new Error('no loader')));
    const responseInfo = { httpStatus: 400, receivedAt: 1, contentLanguage: 'ja' };
    const error = toApiError({ code: -1121, msg: japanese.INVALID_SYMBOL }, { responseInfo });
    expect(pickText(await translate(error))).toEqual({
      text: 'Invalid symbol.',
      locale: 'en',
      dir: 'ltr',
      detail: japanese.INVALID_SYMBOL,
    });
    expect(
      pickText(await translate(createApiError('PARAM_VALIDATE_ERROR.limit', { min: 1, max: 5 }))),
    ).toEqual({
      text: 'limit must be between 1 and 5.',
      locale: 'en',
      dir: 'ltr',
    });
  });

  it.each(locales)('has a text for each kind of error in %s', async (locale) => {
    const { texts: own, dir } = await loadMessages(locale);
    for (const { httpStatus, reason } of httpErrors) {
      const thrown = new ResponseError({ responseInfo: { httpStatus, receivedAt: 1 } });
      expect(pickText(await translateThrown(thrown, { locale }))).toEqual({ text: own[reason], locale, dir });
    }
    expect((await translateThrown(new TypeError('Failed to fetch'), { locale }))?.text).toBe(own.NO_NETWORK);
    expect((await translateThrown(new SyntaxError('x'), { locale }))?.text).toBe(own.UNREADABLE_RESPONSE);
    const goneChunk = new TypeError('error loading dynamically imported module: https://x.example/a.js');
    expect((await translateThrown(goneChunk, { locale }))?.text).toBe(own.OUTDATED_APP);
  });

  it.each(locales)('says how long to wait and what to do in %s', async (locale) => {
    const messages = await loadMessages(locale);
    const hints = await loadHints(locale);
    for (const seconds of [1, 2, 5, 21, 120]) {
      const responseInfo = { httpStatus: 429, receivedAt: Date.now(), retryAfter: seconds * 1000 - 500 };
      const thrown = new ResponseError({ responseInfo });
      const translation = await translateThrown(thrown, { locale, hints: loadHints, wait: true });
      const key = `RETRY_AFTER_${new Intl.PluralRules(locale).select(seconds)}`;
      expect(translation).toEqual({
        text: messages.texts.TOO_MANY_REQUESTS,
        locale,
        dir: messages.dir,
        hint: hints.texts.TOO_MANY_REQUESTS,
        retry: 'backoff',
        waitSeconds: seconds,
        wait: messages.texts[key]?.replace('{{seconds}}', String(seconds)),
      });
      expect(translateNow(thrown, { messages, hints, wait: true })).toEqual(translation);
    }
  });

  it('has a hint for each kind of error, and none for a fault in the program', async () => {
    const { texts } = await loadHints('de');
    const hintOf = async (thrown: unknown) =>
      (await translateThrown(thrown, { ...inGerman, hints: loadHints }))?.hint;
    expect(await hintOf(createApiError('INVALID_SYMBOL'))).toBe(texts.INVALID_SYMBOL);
    expect(await hintOf(new TypeError('Failed to fetch'))).toBe(texts.NO_NETWORK);
    expect(await hintOf(new DOMException('', 'TimeoutError'))).toBe(texts.REQUEST_TIMEOUT);
    expect(await hintOf(new SyntaxError('x'))).toBe(texts.UNREADABLE_RESPONSE);
    expect(await hintOf(new TypeError('Importing a module script failed.'))).toBe(texts.OUTDATED_APP);
    expect(await hintOf(new TypeError('x is not a function'))).toBeUndefined();
    expect(await hintOf({ code: -9999, msg: 'new' })).toBeUndefined();
  });

  it('shows hint and wait only in the language of the text', async () => {
    const responseInfo = { httpStatus: 429, receivedAt: Date.now(), retryAfter: 3000 };
    const thrown = toApiError({ code: -1121, msg: 'Invalid symbol.' }, { responseInfo });
    const english: Messages = { locale: 'en', dir: 'ltr', texts: {} };
    const options = { messages: english, hints: await loadHints('de'), wait: true };
    const translation = await translateThrown(thrown, options);
    expect(translation).toMatchObject({ locale: 'en', wait: 'You can try again in 3 seconds.' });
    expect(translation?.hint).toBeUndefined();
    const swiss: Messages = { locale: 'de-CH', dir: 'ltr', texts: german };
    const inSwiss = await translateThrown(thrown, { ...options, messages: swiss });
    expect(inSwiss?.hint).toBe((await loadHints('de')).texts.INVALID_SYMBOL);
  });

  it('never rejects, whatever was thrown', async () => {
    const branded = fc.record({
      $errlex: fc.constant(1),
      code: fc.anything(),
      reason: fc.anything(),
      messageId: fc.anything(),
      params: fc.anything(),
      responseInfo: fc.anything(),
    });
    // An error of another version of this package, with the same brand and other fields.
    const other = branded.map((fields) => ({ ...fields, [Symbol.for('@errlex/core/ApiError')]: true }));
    await fc.assert(
      fc.asyncProperty(fc.oneof(fc.anything(), branded, other), async (thrown) => {
        const translation = await translateThrown(thrown, inGerman);
        expect(translation === undefined || translation.text.length > 0).toBe(true);
      }),
    );
  });
});

describe('onUpdate', () => {
  afterEach(() => {
    vi.useRealTimers();
  });

  /** Creates a loader whose promises the test resolves or rejects. */
  function createSlowLoader() {
    const waiting: ((messages: Messages | Error) => void)[] = [];
    const load = () =>
      new Promise<Messages>((resolve, reject) => {
        waiting.push((result) => (result instanceof Error ? reject(result) : resolve(result)));
      });
    return { load, waiting };
  }
  const loaded: Messages = { locale: 'de', dir: 'ltr', texts: german };
  const error = createApiError('INVALID_SYMBOL');
  const english = {
    text: 'Invalid symbol.',
    locale: 'en',
    dir: 'ltr',
    field: 'symbol',
    retry: 'fix-request',
  };
  const update = { ...english, text: german.INVALID_SYMBOL, locale: 'de', isUpdate: true };

  it('is called once with texts that arrive after a second', async () => {
    vi.useFakeTimers();
    const { load, waiting } = createSlowLoader();
    const cached = load();
    const onUpdate = vi.fn();
    const translating = createErrorTranslator(() => cached)(error, { onUpdate });
    await vi.advanceTimersByTimeAsync(1_000);
    expect(await translating).toEqual(english);
    expect(onUpdate).not.toHaveBeenCalled();
    waiting[0]?.(loaded);
    await vi.advanceTimersByTimeAsync(0);
    expect(onUpdate.mock.calls).toEqual([[update]]);
  });

  it('is not called if all texts were there, and not with the text that is shown', async () => {
    const onUpdate = vi.fn();
    await translateThrown(error, { ...inGerman, onUpdate });
    const failing = createErrorTranslator(() => Promise.reject(new Error('no loader')));
    expect(await failing(error, { onUpdate })).toEqual(english);
    await new Promise((resolve) => setTimeout(resolve, 10));
    expect(onUpdate).not.toHaveBeenCalled();
  });

  it('is called with texts that could be loaded at the second attempt', async () => {
    const { load, waiting } = createSlowLoader();
    const onUpdate = vi.fn();
    const translating = createErrorTranslator(load)(error, { onUpdate });
    await vi.waitFor(() => expect(waiting).toHaveLength(1));
    waiting[0]?.(new Error('no network'));
    expect(await translating).toEqual(english);
    await vi.waitFor(() => expect(waiting).toHaveLength(2));
    waiting[1]?.(loaded);
    await vi.waitFor(() => expect(onUpdate.mock.calls).toEqual([[update]]));
  });

  it('is called with a hint that arrives late', async () => {
    vi.useFakeTimers();
    const { load, waiting } = createSlowLoader();
    const cached = load();
    const onUpdate = vi.fn();
    const translating = createErrorTranslator(async () => loaded)(error, { onUpdate, hints: () => cached });
    await vi.advanceTimersByTimeAsync(1_000);
    expect((await translating)?.hint).toBeUndefined();
    waiting[0]?.({ locale: 'de', dir: 'ltr', texts: { INVALID_SYMBOL: 'Ein Hinweis.' } });
    await vi.advanceTimersByTimeAsync(0);
    expect(onUpdate.mock.calls).toEqual([[{ ...update, hint: 'Ein Hinweis.' }]]);
  });
});

describe('translateThrown with other contracts', () => {
  const acme = defineErrors(
    [
      ...spotV3.filter(({ reason }) => reason !== 'INVALID_SYMBOL'),
      { code: 10001, reason: 'INVALID_SYMBOL', messages: { INVALID_SYMBOL: ['No such symbol.'] } },
      {
        code: 3201,
        reason: 'TOO_LARGE',
        messages: { TOO_LARGE: ['Order quantity cannot exceed %d.', 'limit'] },
      },
    ],
    { domain: 'acme', payload: { code: 'retCode', msg: 'retMsg' } },
  );
  const desk = defineErrors([{ code: 7, reason: 'CLOSED', messages: { CLOSED: ['The desk is closed.'] } }], {
    domain: 'desk',
  });
  const options = { ...inGerman, errors: acme };

  it('reads the payload shape of the contract, in a response of another client too', async () => {
    const body = { retCode: -1117, retMsg: createApiError('INVALID_SIDE').message };
    const exact = { text: german.INVALID_SIDE, locale: 'de', dir: 'ltr' };
    for (const thrown of [body, { response: { status: 400, data: body } }, new Error('q', { cause: body })]) {
      expect(pickText(await translateThrown(thrown, options))).toEqual(exact);
    }
  });

  it('shows a definition of its own in English, also if a shipped one has its reason', async () => {
    const english = { locale: 'en', dir: 'ltr' };
    for (const thrown of [
      acme.createApiError('INVALID_SYMBOL'),
      acme.createApiError('INVALID_SYMBOL').toJSON(),
      { retCode: 10001, retMsg: 'No such symbol.' },
    ]) {
      expect(pickText(await translateThrown(thrown, options))).toEqual({
        text: 'No such symbol.',
        ...english,
      });
    }
    expect(pickText(await translateThrown({ retCode: 10001, retMsg: 'XYZ halted' }, options))).toEqual({
      text: 'No such symbol.',
      ...english,
      detail: 'XYZ halted',
    });
    const error = acme.createApiError('TOO_LARGE', { limit: 5 });
    const text = 'Order quantity cannot exceed 5.';
    expect(pickText(await translateThrown(error, options))).toEqual({ text, ...english });
    // The error itself has its definition, so no contract is needed.
    expect(pickText(await translateThrown(error, inGerman))).toEqual({ text, ...english });
  });

  it('uses texts of the application, and reads them on the wire', async () => {
    const messages: Messages = {
      locale: 'de',
      dir: 'ltr',
      texts: { ...german, TOO_LARGE: 'Die Menge darf {{limit}} nicht überschreiten.' },
    };
    const translate = createErrorTranslator(createLoader({ de: async () => ({ messages }) }));
    const responseInfo = { httpStatus: 400, receivedAt: 1, contentLanguage: 'de' };
    const error = acme.toApiError(
      { retCode: 3201, retMsg: 'Die Menge darf 5 nicht überschreiten.' },
      { responseInfo },
    );
    const own = { ...messages, texts: { TOO_LARGE: 'Max {{limit}}' } };
    expect(pickText(await translate(error, { errors: acme, messages: own }))).toEqual({
      text: 'Max 5',
      locale: 'de',
      dir: 'ltr',
    });
  });

  it('takes a list of contracts, and the first that knows the code reads it', async () => {
    const both = { ...inGerman, errors: [acme, desk] };
    expect((await translateThrown({ code: 7, msg: 'The desk is closed.' }, both))?.text).toBe(
      'The desk is closed.',
    );
    expect((await translateThrown({ retCode: 3201, retMsg: 'x' }, both))?.text).toBe('x');
    expect((await translateThrown({ code: 7, msg: 'The desk is closed.' }, inGerman))?.text).toBe(
      german.UNKNOWN_ERROR,
    );
  });
});

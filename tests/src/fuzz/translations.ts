import { createErrorTranslator, fieldOf, renderTo, translateThrown } from '@errlex/browser';
import { type AnyApiError, createApiError, toApiError } from '@errlex/core';
import {
  hintFor,
  loadHints,
  loadMessages,
  locales,
  type Messages,
  parseLocalized,
  translate,
} from '@errlex/i18n';
import { addMessages, namespace, translateWith } from '@errlex/i18n/i18next';
import i18next from 'i18next';
import type { Choices } from './choices.ts';
import { hold, holdApiError, holdTranslated } from './promises.ts';
import { defineTarget } from './target.ts';
import { makeLongText, makeMutated, makeText } from './texts.ts';
import { makeObject, makeValue, toValue } from './values.ts';

const shipped = await Promise.all(locales.map((locale) => loadMessages(locale)));
const hints = await loadHints('de');
const english = await loadMessages('en');

/** i18next compares with the renderer of this package, in languages that differ in plurals and direction. */
const compared = ['en', 'de', 'ar', 'ru', 'ja'];
const instance = i18next.createInstance();
await instance.init({ lng: 'en', fallbackLng: false, ns: [namespace], showSupportNotice: false } as object);
// The types come from another copy of i18next, which is installed beside another compiler.
const typed = instance as unknown as Parameters<typeof addMessages>[0];
await addMessages(typed, ...compared);

/** Functions that translate an error or any other value. */
export const translations = [
  defineTarget({
    name: 'translate',
    make: (choices) => ({ error: makeError(choices), locale: choices.below(shipped.length) }),
    check: ({ error, locale }) => {
      const messages = shipped[locale] ?? english;
      holdTranslation(translate(toValue(error) as AnyApiError, messages), messages);
    },
  }),
  defineTarget({
    name: 'translate, of a hostile file',
    make: (choices) => ({ error: makeError(choices), messages: makeMessages(choices) }),
    check: ({ error, messages }) => {
      const { text } = translate(toValue(error) as AnyApiError, toValue(messages) as Messages);
      hold('there is a text', typeof text === 'string' && text !== '');
      const hint = hintFor(toValue(error) as AnyApiError, toValue(messages) as Messages);
      hold('a hint is a text', hint === undefined || typeof hint.text === 'string', hint);
      const english = parseLocalized({ code: -1140, msg: text }, toValue(messages) as Messages);
      if (english) holdApiError(english);
    },
  }),
  defineTarget({
    name: 'parseLocalized',
    make: (choices) => {
      const locale = choices.below(shipped.length);
      const texts = Object.values(shipped[locale]?.texts ?? {});
      return {
        locale,
        code: choices.of([-1121, -1140, -1130, -1141, -1142, -1128, -9]),
        msg: choices.oneIn(3) ? makeLongText(choices) : makeMutated(choices, texts),
      };
    },
    check: ({ locale, code, msg }) => {
      const messages = shipped[locale] ?? english;
      const error = parseLocalized({ code, msg }, messages);
      hold('the code decides', error?.code === code);
      if (error === undefined) return;
      holdApiError(error);
      hold('the payload is what came', error.msg === toApiError({ code, msg })?.msg);
      holdTranslation(translate(error, messages), messages);
    },
  }),
  defineTarget({
    name: 'hintFor',
    make: (choices) => makeObject(choices),
    check: (error) => {
      const hint = hintFor(toValue(error) as AnyApiError, hints);
      hold('a hint is one of the file', hint === undefined || Object.values(hints.texts).includes(hint.text));
    },
  }),
  defineTarget({
    name: 'translateWith i18next',
    make: (choices) => ({
      id: choices.of([
        'PARAM_EMPTY',
        'PARAM_ERROR',
        'PARAM_VALIDATE_ERROR.limit',
        'QUERY_TIME_OUT_OF_RANGE.range',
      ] as const),
      parameter: makeText(choices),
      count: choices.of([0, 1, 2, 5, 11, 100, 1.5, -1, 1e21]),
      locale: choices.of(compared),
    }),
    check: ({ id, parameter, count, locale }) => {
      const error = createApiError(id, { parameter, min: count, max: 2, days: count } as never);
      const messages = shipped[locales.indexOf(locale as never)] ?? english;
      const expected = translate(error, messages);
      const found = translateWith(typed, error, locale);
      hold('it is the text of translate', found.text === expected.text, { found, expected });
    },
  }),
  defineTarget({
    name: 'translateThrown',
    make: (choices) => ({
      thrown: choices.oneIn(2) ? makeError(choices) : makeValue(choices),
      locale: choices.below(64),
    }),
    check: async ({ thrown, locale }) => {
      const messages = shipped[locale] ?? english;
      const value = toValue(thrown);
      const translation = await translateThrown(value, { messages });
      if (translation) holdTranslation(translation, messages);
      const attributes: Record<string, string> = {};
      const element = {
        setAttribute: (name: string, text: string) => (attributes[name] = text),
        removeAttribute: (name: string) => delete attributes[name],
        textContent: '',
      };
      if (translation) renderTo(element as never, translation);
      hold('the text is put in as a text', element.textContent === (translation?.text ?? ''));
      const field = fieldOf(value);
      hold('a field is a text', field === undefined || typeof field === 'string');
      const failing = createErrorTranslator(() => Promise.reject(new Error('no chunk')));
      const late = await failing(value, { locale: 'de' });
      hold('without a locale there is a sentence', late === undefined || late.text !== '');
    },
  }),
];

function holdTranslation(
  { text, locale, dir, detail }: ReturnType<typeof translate>,
  messages: Messages,
): void {
  holdTranslated('the text', text);
  hold('there is a text', text !== '');
  hold(
    'the locale is that of the messages, or English',
    locale === messages.locale || locale === 'en',
    locale,
  );
  hold('the direction is one', dir === 'ltr' || dir === 'rtl', dir);
  if (detail !== undefined) holdTranslated('the detail', detail);
}

/** Makes the JSON of an error with some fields replaced by any value. */
function makeError(choices: Choices): object {
  const own = {
    code: choices.of([-1121, -1140, -1130, -1141, -9]),
    reason: choices.of([
      'INVALID_SYMBOL',
      'PARAM_EMPTY',
      'PARAM_VALIDATE_ERROR',
      '__proto__',
      'toString',
      undefined,
    ]),
    messageId: choices.of([
      'PARAM_EMPTY',
      'PARAM_VALIDATE_ERROR.limit',
      'INVALID_SYMBOL',
      'constructor',
      undefined,
    ]),
    params: {
      parameter: makeText(choices),
      min: choices.of([1, -1, 'x', null]),
      max: choices.of([2, '2', {}]),
    },
    message: makeText(choices),
    $errlex: 1,
  };
  return choices.oneIn(3) ? { ...own, ...makeObject(choices) } : own;
}

function makeMessages(choices: Choices): object {
  const ids = [
    'PARAM_EMPTY',
    'PARAM_VALIDATE_ERROR.limit',
    'INVALID_SYMBOL',
    'UNKNOWN_ERROR',
    'PARAM_EMPTY.unspecified',
  ];
  const keys = [...ids, 'PARAM_VALIDATE_ERROR.limit_one', 'PARAM_VALIDATE_ERROR.limit_other', '__proto__'];
  const texts = Object.fromEntries(
    choices.some(9, () => [choices.of(keys), choices.oneIn(4) ? makeValue(choices, 1) : makeText(choices)]),
  );
  const own = { locale: makeText(choices), dir: choices.of(['ltr', 'rtl', 'x']), texts };
  return choices.oneIn(4) ? { ...own, ...makeObject(choices, 2) } : own;
}

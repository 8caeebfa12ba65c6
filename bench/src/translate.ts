/** `translate` beside `i18next.t` over the same files, as an application without this package calls it. */
import { createApiError } from '@errlex/core';
import { loadMessages, translate } from '@errlex/i18n';
import { createInstance } from 'i18next';
import { report } from './compare.ts';

const messages = await loadMessages('ar');
const app = createInstance();
await app.init({
  lng: 'ar',
  fallbackLng: false,
  keySeparator: false,
  nsSeparator: false,
  interpolation: { escapeValue: false },
  resources: { ar: { translation: { ...messages.texts } } },
});

const fixed = Array.from({ length: 64 }, () => createApiError('INVALID_SYMBOL'));
const params = Array.from({ length: 64 }, (_, index) =>
  createApiError('PARAM_EMPTY', { parameter: `leg${index}` }),
);
const plural = Array.from({ length: 64 }, (_, index) =>
  createApiError('QUERY_TIME_OUT_OF_RANGE.range', { days: index + 3 }),
);

for (const [name, budget, errors] of [
  ['translate a fixed message', 0.01, fixed],
  ['translate a message with a param', 0.05, params],
  ['translate a plural message', 0.07, plural],
] as const) {
  report(
    name,
    budget,
    (call) => translate(errors[call % 64] as (typeof errors)[number], messages).text,
    (call) => {
      const error = errors[call % 64] as (typeof errors)[number];
      return app.t(
        error.messageId,
        'days' in error.params ? { ...error.params, count: error.params.days } : { ...error.params },
      );
    },
  );
}

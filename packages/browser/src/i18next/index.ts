import { loadMessages } from '@errlex/i18n';
import { addMessages, translateWith } from '@errlex/i18n/i18next';
import type { i18n } from 'i18next';
import { renderWith } from '../to-error-translation.js';
import { createTranslator, type TranslateThrown } from '../translate-thrown.js';

/**
 * Creates a `translateThrown` whose texts come from an application's i18next instance, so that its fallback languages
 * and its own texts in the namespace `errlex` apply. Adds the shipped texts of a language to the instance when the
 * first error needs them. Default of `locale`: the language of the instance.
 *
 * @example
 * const translateThrown = createErrorTranslator(i18next);
 */
export function createErrorTranslator(instance: i18n): TranslateThrown {
  const load = async (requested: string | readonly string[]) => {
    await addMessages(instance, ...[requested].flat());
    return loadMessages(requested);
  };
  const translator = createTranslator(load, ({ messages }, locale) => (error, generic) => {
    const translation = translateWith(instance, error, [locale].flat()[0]);
    return translation.text === '' ? renderWith(messages)(error, generic) : translation;
  });
  return (thrown, options = {}) =>
    translator(thrown, { ...options, locale: options.locale ?? instance.language });
}

import type { LoadMessages } from '@errlex/i18n';
import { I18nManager } from 'react-native';
import { createErrorTranslator as createTranslator, type TranslateThrown } from '../translate-thrown.js';

/**
 * Creates a `translateThrown` that uses only the locales of a loader, so that a bundle contains only those. Its
 * default language is that of the device.
 *
 * @example
 * const translateThrown = createErrorTranslator(createLoader({ de: () => import('@errlex/i18n/locales/de') }));
 */
export function createErrorTranslator(loadMessages: LoadMessages): TranslateThrown {
  const translateThrown = createTranslator(loadMessages);
  return (thrown, options) =>
    translateThrown(thrown, { ...options, locale: options?.locale ?? deviceLocale() });
}

/** Returns the locale of the device as a language tag. */
function deviceLocale(): string | undefined {
  // Android writes `zh_TW_#Hant`, and iOS may add `@calendar=…`.
  const [, language, region, script] =
    /^([a-z]+)(?:_([\w]+?))?(?:_#([A-Z][a-z]+))?(?:@|$)/i.exec(
      I18nManager.getConstants().localeIdentifier ?? '',
    ) ?? [];
  return language && [language, script, region].filter(Boolean).join('-');
}

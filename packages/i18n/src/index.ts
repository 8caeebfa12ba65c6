export type { NestedTexts } from './check-texts.js';
export { createLoader, type LoadMessages } from './create-loader.js';
export { type CatalogMessages, defineMessages, type MessagesDefinition } from './define-messages.js';
export { locales } from './generated/loaders.js';
export { type Locale, loadHints, loadMessages } from './load-messages.js';
export { matchLocale } from './match-locale.js';
export { type Hints, hintFor, type Messages, type Translation, textsFor } from './messages.js';
export { parseAcceptLanguage } from './parse-accept-language.js';
export {
  type FoundMessage,
  findMessage,
  type ParseLocalizedOptions,
  parseLocalized,
} from './parse-localized.js';
export { type Translatable, translate } from './translate.js';

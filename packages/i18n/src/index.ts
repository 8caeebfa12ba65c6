export { locales } from './generated/loaders.js';
export { type Hints, hintFor } from './hint-for.js';
export { loadHints } from './load-hints.js';
export { type Locale, loadMessages } from './load-messages.js';
export { matchLocale } from './match-locale.js';
export type { Messages, Translation } from './messages.js';
export { parseAcceptLanguage } from './parse-accept-language.js';
export { type RecognizeOptions, recognize } from './recognize.js';
export { type Translatable, translate } from './translate.js';

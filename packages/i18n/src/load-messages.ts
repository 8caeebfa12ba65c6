import { bindLoader, type LoadMessages } from './create-loader.js';
import { loaders, locales } from './generated/loaders.js';

/** A locale that has messages. */
export type Locale = (typeof locales)[number];

/** The {@link LoadMessages} of all 64 locales. Default: English. */
export const loadMessages: LoadMessages = /*#__PURE__*/ bindLoader(locales, loaders, 'messages');

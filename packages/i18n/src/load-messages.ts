import { bindLoader, type LoadMessages } from './create-loader.js';
import { loaders, locales } from './generated/loaders.js';

/** A locale that has messages. */
export type Locale = (typeof locales)[number];

/** {@link LoadMessages} of all 64 locales, English where none fits. */
export const loadMessages: LoadMessages = /*#__PURE__*/ bindLoader(locales, loaders, 'messages');

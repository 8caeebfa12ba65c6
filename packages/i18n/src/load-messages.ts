import { bindLoader, type LoadMessages } from './create-loader.js';
import { hintLoaders, loaders, locales } from './generated/loaders.js';
import type { Hints } from './messages.js';

/** A locale that has messages. */
export type Locale = (typeof locales)[number];

/** Loads the messages of the best matching one of all 64 locales. See {@link LoadMessages}. */
export const loadMessages: LoadMessages = /*#__PURE__*/ bindLoader(locales, loaders, 'messages');

/**
 * Loads the hints of the locale that matches the request best, else of English. Returns the same promise for
 * the same locale. Never rejects: if the module cannot be loaded, resolves to hints without texts, and the
 * next call tries again.
 */
export const loadHints: (requested: string | readonly string[]) => Promise<Hints> = /*#__PURE__*/ bindLoader(
  locales,
  hintLoaders,
  'hints',
);

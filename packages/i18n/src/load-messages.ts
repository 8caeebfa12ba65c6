import { bindLoader, type LoadMessages } from './create-loader.js';
import { hintLoaders, loaders, locales } from './generated/loaders.js';
import type { Hints, Messages } from './messages.js';

/** A locale that this package has messages for. */
export type Locale = (typeof locales)[number];

/** Loads the messages of the best match among all 64 shipped locales. See {@link LoadMessages}. */
export const loadMessages: LoadMessages = /*#__PURE__*/ bindLoader(locales, loaders, 'messages', importAgain);

/**
 * Loads the hints of the locale that matches the request best, else of English. Returns the same promise
 * for the same locale. Never rejects: if the module cannot be loaded, resolves to hints without texts; the
 * next call then loads again.
 */
export const loadHints: (requested: string | readonly string[]) => Promise<Hints> = /*#__PURE__*/ bindLoader(
  locales,
  hintLoaders,
  'hints',
  importAgain,
);

/**
 * Imports a module again that could not be loaded. Engines never request the URL of a failed import again, but another
 * one; Chromium and Firefox name the URL in the error. Rethrows any other error.
 */
function importAgain(error: unknown): Promise<{ messages: Messages; hints: Hints }> {
  const message = error instanceof TypeError ? error.message : '';
  const [, url] = /dynamically imported module: (https?:\S+)/.exec(message) ?? [];
  if (url === undefined) throw error;
  const separator = url.includes('?') ? '&' : '?';
  return import(/* webpackIgnore: true */ /* @vite-ignore */ `${url}${separator}again=${Date.now()}`);
}

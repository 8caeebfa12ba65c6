import { bindLoader } from './create-loader.js';
import { hintLoaders, locales } from './generated/loaders.js';
import type { Hints } from './hint-for.js';

/**
 * Loads the hints of the locale that matches the request best, else English. Returns the same promise for the
 * same locale. Never rejects: if the module cannot be loaded, resolves to hints without texts, and the next
 * call loads again.
 */
export const loadHints: (requested: string | readonly string[]) => Promise<Hints> = /*#__PURE__*/ bindLoader(
  locales,
  hintLoaders,
  'hints',
);

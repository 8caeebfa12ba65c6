import { bindLoader } from './create-loader.js';
import { hintLoaders, locales } from './generated/loaders.js';
import type { Hints } from './hint-for.js';

/**
 * The hints of the locale that fits the request best, English where none does: one promise for each locale.
 * Never rejects: where its module cannot be loaded, it resolves to hints without a text, and the next call
 * loads again.
 */
export const loadHints: (requested: string | readonly string[]) => Promise<Hints> = /*#__PURE__*/ bindLoader(
  locales,
  hintLoaders,
  'hints',
);

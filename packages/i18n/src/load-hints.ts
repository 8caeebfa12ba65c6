import { hintLoaders, locales } from './generated/loaders.js';
import type { Hints } from './hint-for.js';
import { matchLocale } from './match-locale.js';

/** The hints of the locale that fits the request best, English where none does. Rejects only where its module cannot be loaded. */
export async function loadHints(requested: string | readonly string[]): Promise<Hints> {
  const { hints } = await hintLoaders[matchLocale(requested, locales, 'en')]();
  return hints;
}

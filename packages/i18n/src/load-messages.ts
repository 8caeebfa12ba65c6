import { loaders, locales } from './generated/loaders.js';
import { matchLocale } from './match-locale.js';
import type { Messages } from './messages.js';

/** A locale that has messages. */
export type Locale = (typeof locales)[number];

/**
 * The messages of the locale that fits the request best, English where none does; `locale` of the result says which it is.
 * Rejects only where the module of the locale cannot be loaded.
 */
export async function loadMessages(requested: string | readonly string[]): Promise<Messages> {
  const { messages } = await loaders[matchLocale(requested, locales, 'en')]();
  return messages;
}

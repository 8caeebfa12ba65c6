import type { i18n } from 'i18next';
import { loadMessages } from '../load-messages.js';
import type { Messages } from '../messages.js';
import { isolate } from '../plain-text.js';

/** The i18next namespace of the messages. */
export const namespace = 'errlex';

/**
 * Adds the messages to an application's own i18next instance, under the namespace `errlex`: those of its languages now, those of
 * another one when it changes to it. What the application defines there itself is kept. Resolves when the first are added; await
 * `addMessages(i18n, 'de')` before `changeLanguage('de')` where no English may be seen in between. Rejects where a locale's module
 * cannot be loaded. The instance needs its default plural separator.
 */
export async function addMessages(instance: i18n, ...languages: string[]): Promise<void> {
  const loaded = new Set<string>();
  const add = async (language: string) => {
    if (loaded.has(language)) return;
    const messages = await loadMessages(language);
    instance.addResourceBundle(language, namespace, toResources(messages), true, false);
    loaded.add(language);
  };
  if (languages.length === 0) {
    // A failed load is tried again at the next change.
    instance.on('languageChanged', (language) => void add(language).catch(() => {}));
  }
  await Promise.all((languages.length > 0 ? languages : (instance.languages ?? [])).map(add));
}

/** In a text that runs from right to left, params are isolated as the renderer of this package does it: not beside a count. */
function toResources({ dir, texts }: Messages): Record<string, string> {
  if (dir === 'ltr') return { ...texts };
  const entries = Object.entries(texts).map(([key, text]) => [
    key,
    /_(?:zero|one|two|few|many|other)$/.test(key) ? text : text.replace(/\{\{\w+\}\}/g, isolate),
  ]);
  return Object.fromEntries(entries);
}

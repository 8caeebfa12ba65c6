import type { Catalog, ErrorSet } from '@errlex/core';
import { loadMessages, locales, type Messages, matchLocale } from '@errlex/i18n';

/**
 * Loads the messages for a locale as a person or an environment writes it, `de-DE` or `de_DE.UTF-8`; `known` is
 * false if they are a fallback.
 */
export async function loadReaderMessages(requested: string): Promise<{ messages: Messages; known: boolean }> {
  const tag = toTag(requested);
  const messages = await loadMessages(tag);
  return { messages, known: matchLocale<string>(tag, locales, '') !== '' };
}

/** Returns the locale of an environment in POSIX's order of precedence; empty variables do not count. */
export function toEnvironmentLocale({ LC_ALL, LC_MESSAGES, LANG }: NodeJS.ProcessEnv): string {
  return LC_ALL || LC_MESSAGES || LANG || 'C';
}

function toTag(locale: string): string {
  const [, name = '', modifier] = /^([^.@]*)(?:\.[^@]*)?(?:@(.*))?$/s.exec(locale) ?? [];
  if (name === 'C' || name === 'POSIX') return 'en';
  const [language, ...rest] = name.replaceAll('_', '-').split('-');
  return [language, ...(modifier === 'latin' ? ['Latn'] : []), ...rest].join('-');
}

/**
 * Keeps the texts of those definitions that are the shipped ones, so that nothing printed about another catalog is
 * a shipped text.
 */
export function restrictMessages(
  messages: Messages,
  { catalog }: Pick<ErrorSet<Catalog>, 'catalog'>,
): Messages {
  const shared = new Set(
    catalog.filter(({ reason, code }) => messages.codes?.[reason] === code).map(({ reason }) => reason),
  );
  const texts = Object.entries(messages.texts).filter(([key]) =>
    shared.has(key.replace(/(?:\.\w+?)?(?:_(?:zero|one|two|few|many|other))?$/, '')),
  );
  return { ...messages, texts: Object.fromEntries(texts) };
}

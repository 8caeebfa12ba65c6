import { loadMessages, locales, type Messages, matchLocale } from '@errlex/i18n';

/**
 * The messages for a locale as a person or an environment writes it, `de-DE` or `de_DE.UTF-8`; `known` is
 * false where they are a fallback.
 */
export async function loadReaderMessages(requested: string): Promise<{ messages: Messages; known: boolean }> {
  const tag = toTag(requested);
  const messages = await loadMessages(tag);
  return { messages, known: matchLocale<string>(tag, locales, '') !== '' };
}

/** The locale of an environment, by POSIX's order of precedence; empty variables do not count. */
export function toEnvironmentLocale({ LC_ALL, LC_MESSAGES, LANG }: NodeJS.ProcessEnv): string {
  return LC_ALL || LC_MESSAGES || LANG || 'C';
}

function toTag(locale: string): string {
  const [, name = '', modifier] = /^([^.@]*)(?:\.[^@]*)?(?:@(.*))?$/s.exec(locale) ?? [];
  if (name === 'C' || name === 'POSIX') return 'en';
  const [language, ...rest] = name.replaceAll('_', '-').split('-');
  return [language, ...(modifier === 'latin' ? ['Latn'] : []), ...rest].join('-');
}

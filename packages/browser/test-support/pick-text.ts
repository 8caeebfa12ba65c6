import type { Translation } from '@errlex/i18n';

/** Returns the fields of a translation that `translate` gives: its text, not what can be done about the error. */
export function pickText(translation: Translation | undefined): Translation | undefined {
  if (translation === undefined) return undefined;
  const { text, locale, dir, detail } = translation;
  return { text, locale, dir, ...(detail !== undefined && { detail }) };
}

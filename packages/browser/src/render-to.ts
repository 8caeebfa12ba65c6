import type { Translation } from '@errlex/i18n';
import type { ErrorTranslation } from './to-error-translation.js';

/**
 * Replaces the content of an HTML or SVG element with a translation, its hint and its wait: sets the language, the
 * direction and the text, never markup. Screen readers announce the text of an element with `role="alert"`, but not
 * an update. `detail` may be in any language: show it in an element of its own with `dir="auto"`.
 */
export function renderTo(element: Element, translation: Translation | ErrorTranslation): void {
  const { locale, dir } = translation;
  element.setAttribute('lang', locale);
  element.setAttribute('dir', dir);
  // SVG ignores `dir`; set `direction`.
  if ('ownerSVGElement' in element) element.setAttribute('direction', dir);
  if ('isUpdate' in translation) element.setAttribute('aria-live', 'off');
  else element.removeAttribute('aria-live');
  element.textContent = joinText(translation);
}

/** Joins the text of a translation with its hint and its wait. */
export function joinText({ text, hint, wait }: Translation & Partial<ErrorTranslation>): string {
  return [text, hint, wait].filter(Boolean).join(' ');
}

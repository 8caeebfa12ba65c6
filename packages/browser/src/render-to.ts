import type { Translation } from '@errlex/i18n';

/**
 * Replaces the content of an HTML or SVG element with a translation: sets the language, the direction and the
 * text, never markup. `detail` may be in any language: show it in an element of its own with `dir="auto"`.
 */
export function renderTo(element: Element, { text, locale, dir }: Translation): void {
  element.setAttribute('lang', locale);
  element.setAttribute('dir', dir);
  // SVG ignores `dir`; set `direction`.
  if ('ownerSVGElement' in element) element.setAttribute('direction', dir);
  element.textContent = text;
}

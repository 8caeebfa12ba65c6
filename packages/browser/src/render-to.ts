import type { Translation } from '@errlex/i18n';

/**
 * Puts a translation into an element of HTML or SVG, in place of what it holds: its language, its direction
 * and the text, never as markup. `detail` is left out, for it is in a language of its own: give it an element
 * with `dir="auto"` where you show it.
 */
export function renderTo(element: Element, { text, locale, dir }: Translation): void {
  element.setAttribute('lang', locale);
  element.setAttribute('dir', dir);
  // What SVG draws by.
  if ('ownerSVGElement' in element) element.setAttribute('direction', dir);
  element.textContent = text;
}

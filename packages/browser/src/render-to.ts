import type { Translation } from '@errlex/i18n';

/**
 * Puts a translation into an element, in place of what it holds: `lang`, `dir` and the text, never as markup. `detail` is left out,
 * for it is in a language of its own: give it an element with `dir="auto"` where you show it.
 */
export function renderTo(element: HTMLElement, { text, locale, dir }: Translation): void {
  element.lang = locale;
  element.dir = dir;
  element.textContent = text;
}

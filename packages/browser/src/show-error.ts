import { onLocaleChange } from './page-language.js';
import { renderTo } from './render-to.js';
import { createTranslationUpdater } from './show-translation.js';
import type { ErrorTranslation } from './to-error-translation.js';
import type { ErrorTranslationOptions } from './translate-thrown.js';

/** By element: stops the updates that the last call for the element started. */
const stops = /*#__PURE__*/ new WeakMap<Element, () => void>();

/**
 * Shows the translation of a thrown value in an element with `role="alert"`, and resolves to it. Follows the language
 * of the page. Screen readers announce the error once, also if its texts arrive late or the language changes. Clears
 * the element for null, undefined and the caller's own abort: call it before each request. Never rejects.
 *
 * @example
 * const translation = await showError(alert, thrown, { hints: loadHints });
 */
export function showError(
  element: Element,
  thrown: unknown,
  options: ErrorTranslationOptions = {},
): Promise<ErrorTranslation | undefined> {
  stops.get(element)?.();
  const update = createTranslationUpdater((translation) => {
    if (translation) renderTo(element, translation);
    else element.textContent = '';
  });
  const follow = () => update(thrown, options);
  const stopFollowing = thrown === null || thrown === undefined ? () => {} : onLocaleChange(follow);
  stops.set(element, () => {
    stopFollowing();
    // The latest call wins over translations that are not loaded yet.
    void update(undefined, {});
  });
  return follow();
}

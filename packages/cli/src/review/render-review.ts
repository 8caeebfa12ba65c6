import { renderFacts } from '../terminal/render-facts.js';
import { title } from '../terminal/style.js';
import type { Review, Sentence } from './to-review.js';

/** Renders a language beside English for a terminal. */
export function renderReview({ locale, dir, messages, hints }: Review): string {
  const render = ({ keys, params, english, text }: Sentence): string =>
    renderFacts([keys.join(', '), renderParams(params)].filter((part) => part !== '').join('  '), [
      [locale, text ?? '(missing)'],
      ['en', english],
    ]);
  return [
    `${title(`${nameOf(locale)}, ${locale}, ${dir}: ${messages.length} sentences, ${hints.length} hints`)}\n`,
    ...messages.map(render),
    `${title('Hints')}\n`,
    ...hints.map(render),
  ].join('\n');
}

/** Returns the English name of a language. */
export function nameOf(locale: string): string {
  return new Intl.DisplayNames('en', { type: 'language' }).of(locale) ?? locale;
}

/** Renders params as `min = 1, max = 1000`. */
export function renderParams(params: Sentence['params']): string {
  return Object.entries(params)
    .map(([name, value]) => `${name} = ${value}`)
    .join(', ');
}

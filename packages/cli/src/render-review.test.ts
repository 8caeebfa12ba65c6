import { messages } from '@errlex/i18n/locales/en';
import { expect, it } from 'vitest';
import { renderReview, renderReviewPage, toReview } from './review.js';

const english = { messages, hints: { ...messages, texts: { INVALID_SYMBOL: 'Choose another pair.' } } };
const nothing = { locale: 'de', dir: 'ltr', texts: {} } as const;
const review = toReview({ messages: nothing, hints: nothing }, english);

it('has null for every sentence that a language lacks', () => {
  expect(new Set([...review.messages, ...review.hints].map(({ text }) => text))).toEqual(new Set([null]));
  expect(review.messages.find(({ keys }) => keys[0] === 'INVALID_SYMBOL')?.english).toBe(
    'Invalid trading pair symbol.',
  );
});

it('shows a reader what is missing', () => {
  expect(renderReview(review)).toMatch(
    /INVALID_SYMBOL\n {2}de {2}\(missing\)\n {2}en {2}Invalid trading pair symbol\./,
  );
  expect(renderReviewPage(review)).toContain(
    '<tr><td>INVALID_SYMBOL</td><td class="missing">missing</td><td>Invalid trading pair symbol.</td></tr>',
  );
});

import { loadHints, loadMessages } from '@errlex/i18n';
import { CommandError } from './command-error.js';
import { loadReaderMessages } from './reader/load-reader-messages.js';
import { renderReview } from './review/render-review.js';
import { renderReviewPage } from './review/render-review-page.js';
import { type LanguageTexts, toReview } from './review/to-review.js';
import { print } from './terminal/print.js';
import type { Terminal } from './terminal/terminal.js';
import { toJson } from './terminal/to-json.js';

export interface ReviewOptions {
  readonly html?: true;
  readonly json?: true;
}

/** Prints every message and hint of a language beside the English, for a native reader. */
export async function review(tag: string, { html, json }: ReviewOptions, terminal: Terminal): Promise<void> {
  const { messages, known } = await loadReaderMessages(tag);
  if (!known) throw new CommandError(`No messages for "${tag}".`);
  const found = toReview(await loadTexts(messages.locale), await loadTexts('en'));
  const render = html ? renderReviewPage : renderReview;
  await print(terminal, json ? toJson(found, 2) : render(found));
}

async function loadTexts(locale: string): Promise<LanguageTexts> {
  return { messages: await loadMessages(locale), hints: await loadHints(locale) };
}

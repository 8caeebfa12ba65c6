import { type Catalog, defineErrors, type ErrorSet } from '@errlex/core';
import type { Hints, Messages } from '@errlex/i18n';
import type { SampleRequests } from '../requests/sample-request.js';

/** What an error is explained with. */
export interface Lexicon {
  readonly errors: ErrorSet<Catalog>;
  readonly messages: Messages;
  readonly hints: Hints;
}

let lexicon: Promise<Lexicon> | undefined;

/**
 * The catalog and the texts of the page's language, asked for once. Rejects where they cannot be had, and
 * asks again then.
 */
export function loadLexicon(): Promise<Lexicon> {
  lexicon ??= readLexicon().catch((cause) => {
    lexicon = undefined;
    throw cause;
  });
  return lexicon;
}

async function readLexicon(): Promise<Lexicon> {
  const { catalog, locale } = document.body.dataset;
  const [rows, { messages, hints }] = await Promise.all([
    readJson<Catalog>(catalog),
    readJson<Omit<Lexicon, 'errors'>>(locale),
  ]);
  return { errors: defineErrors(rows), messages, hints };
}

/** The requests that provoke the messages, by message id. */
export function loadRequests(): Promise<SampleRequests> {
  return readJson(document.body.dataset.requests);
}

async function readJson<Value>(address = ''): Promise<Value> {
  const response = await fetch(address);
  if (!response.ok) throw new Error(`${address} answers ${response.status}.`);
  return response.json();
}

import { type Catalog, type Contract, defineErrors, type ErrorSet } from '@errlex/core';
import type { Hints, Messages } from '@errlex/i18n';
import type { SampleRequests } from '../requests/sample-request.js';

/** The contract, and the texts of the page's language. */
export interface Lexicon {
  readonly errors: ErrorSet<Catalog>;
  readonly messages: Messages;
  readonly hints: Hints;
}

let lexicon: Promise<Lexicon> | undefined;

/** Loads the contract and the texts once. Rejects if they cannot be loaded; the next call tries again. */
export function loadLexicon(): Promise<Lexicon> {
  lexicon ??= readLexicon().catch((cause) => {
    lexicon = undefined;
    throw cause;
  });
  return lexicon;
}

async function readLexicon(): Promise<Lexicon> {
  const { catalog, locale } = document.body.dataset;
  const [contract, { messages, hints }] = await Promise.all([
    readJson<Contract & { readonly catalog: Catalog }>(catalog),
    readJson<Omit<Lexicon, 'errors'>>(locale),
  ]);
  return { errors: defineErrors<Catalog>(contract.catalog, contract), messages, hints };
}

/** Loads the requests that trigger the messages, by message id. */
export function loadRequests(): Promise<SampleRequests> {
  return readJson(document.body.dataset.requests);
}

async function readJson<Value>(address = ''): Promise<Value> {
  const response = await fetch(address);
  if (!response.ok) throw new Error(`Cannot load ${address}: HTTP ${response.status}.`);
  return response.json();
}

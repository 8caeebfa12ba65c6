import { type Catalog, type Contract, defineErrors, type ErrorSet } from '@errlex/core';
import type { Hints, Messages } from '@errlex/i18n';
import type { SampleRequests } from '../requests/index.js';
import { createTextIndex, type TextIndex } from './text-index.js';

/** Cause and fix of a code, in the language of `locale`. */
export interface PageGuide {
  readonly cause: string;
  readonly fix: string;
  readonly locale: string;
}

/** The contract, and the texts of the page's language. */
export interface Lexicon {
  readonly errors: ErrorSet<Catalog>;
  readonly messages: Messages;
  readonly hints: Hints;
  readonly guides: Readonly<Record<string, PageGuide>>;
  /** Finds the messages in English and the page's language, or in all languages. */
  readonly index: TextIndex;
}

export function toLexicon(
  parts: Omit<Lexicon, 'index'>,
  all?: Readonly<Record<string, Messages['texts']>>,
): Lexicon {
  const { errors, messages } = parts;
  return { ...parts, index: createTextIndex(errors.catalog, all ?? { [messages.locale]: messages.texts }) };
}

let lexicon: Promise<Lexicon> | undefined;
let wholeLexicon: Promise<Lexicon> | undefined;

/** Loads the contract and the texts once. Rejects if they cannot be loaded; the next call tries again. */
export function loadLexicon(): Promise<Lexicon> {
  lexicon ??= readLexicon().catch((cause) => {
    lexicon = undefined;
    throw cause;
  });
  return lexicon;
}

/** Loads the messages of all languages, too. */
export function loadWholeLexicon(): Promise<Lexicon> {
  wholeLexicon ??= readWholeLexicon().catch((cause) => {
    wholeLexicon = undefined;
    throw cause;
  });
  return wholeLexicon;
}

async function readLexicon(): Promise<Lexicon> {
  const { catalog, locale } = document.body.dataset;
  const [contract, texts] = await Promise.all([
    readJson<Contract & { readonly catalog: Catalog }>(catalog),
    readJson<Pick<Lexicon, 'messages' | 'hints' | 'guides'>>(locale),
  ]);
  return toLexicon({ errors: defineErrors<Catalog>(contract.catalog, contract), ...texts });
}

async function readWholeLexicon(): Promise<Lexicon> {
  const { all } = document.body.dataset;
  const [own, texts] = await Promise.all([loadLexicon(), readJson<Record<string, Messages['texts']>>(all)]);
  return toLexicon(own, texts);
}

/** Loads the requests that trigger the messages, by message id. */
export function loadRequests(): Promise<SampleRequests> {
  return readJson(document.body.dataset.requests);
}

export async function readJson<Value>(address = ''): Promise<Value> {
  const response = await fetch(address);
  if (!response.ok) throw new Error(`Cannot load ${address}: HTTP ${response.status}.`);
  return response.json();
}

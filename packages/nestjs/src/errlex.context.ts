import { type AnyApiError, createApiError, fromJSON, type MessageId } from '@errlex/core';
import { loadMessages, type Messages, locales as shipped } from '@errlex/i18n';
import type { ErrlexOptions } from './errlex.options.js';
import { foreignErrors } from './foreign-errors.js';

/** What the filter looks things up in, complete before the application listens. */
export interface ErrlexContext {
  /** English first, which is what the catalogue itself tells. */
  readonly supported: readonly string[];
  readonly messages: ReadonlyMap<string, Messages>;
  /** By HTTP status, or by what a body parser calls the error. */
  readonly foreign: ReadonlyMap<string, AnyApiError>;
  readonly unknown: AnyApiError;
  readonly fromJSON: (value: unknown) => AnyApiError | undefined;
}

/** The token of the context; the same in the ESM and the CommonJS build. */
export const ERRLEX_CONTEXT = Symbol.for('@errlex/nestjs/context');

/** Rejects with a `TypeError` for a locale without messages and for a message id that needs params or does not exist. */
export async function createContext(options: ErrlexOptions = {}): Promise<ErrlexContext> {
  const {
    locales = shipped,
    messages: texts = {},
    map = {},
    errors = { createApiError, fromJSON },
  } = options;
  const tags = locales.filter((tag) => tag !== 'en');
  const foreign = new Map<string, AnyApiError>();
  for (const [key, id] of Object.entries(foreignErrors)) foreign.set(key, createApiError<MessageId>(id, {}));
  // The function itself refuses an id that it does not know.
  for (const [key, id] of Object.entries(map))
    foreign.set(key, errors.createApiError(id as never, {} as never));
  for (const tag of Object.keys(texts)) {
    if (!tags.some((known) => known === tag))
      throw new TypeError(`Errlex: "${tag}" has texts and is not among the locales that are translated.`);
  }
  const loaded = await Promise.all(tags.map((tag) => loadExactly(tag, texts[tag])));
  return {
    supported: ['en', ...tags],
    messages: new Map(loaded.map((messages) => [messages.locale, messages])),
    foreign,
    unknown: createApiError('UNKNOWN_ERROR'),
    fromJSON: (value) => errors.fromJSON(value),
  };
}

async function loadExactly(tag: string, own: Readonly<Record<string, string>> = {}): Promise<Messages> {
  const messages = await loadMessages(tag);
  if (messages.locale !== tag) throw new TypeError(`Errlex: there are no messages for the locale "${tag}".`);
  return { ...messages, texts: { ...messages.texts, ...own } };
}

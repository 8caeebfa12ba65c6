import type { CodedError } from '../coded-error.js';
import type { Texts } from './texts.js';
import { toText } from './to-text.js';

/** The body of an answer, and the language that it is in. */
export interface Body {
  readonly text: string;
  readonly locale: string;
}

/** Bodies that are made once: of messages without params there is one for each locale. */
export type BodyCache = Map<string, Body & { readonly message: string }>;

/** `{ code, msg }` as JSON, in a supported locale where there is a translation. */
export function toBody(error: CodedError, locale: string, texts: Texts, cache: BodyCache): Body {
  const { code, message, messageId, definition } = error;
  const row = messageId === undefined ? undefined : definition?.messages[messageId];
  if (row?.length !== 1) return renderBody(error, locale, texts);
  const key = `${locale} ${messageId} ${code}`;
  const known = cache.get(key);
  if (known?.message === message) return known;
  const body = { ...renderBody(error, locale, texts), message };
  cache.set(key, body);
  return body;
}

function renderBody(error: CodedError, locale: string, texts: Texts): Body {
  const { msg, locale: told } = toText(error, locale, texts);
  return { text: JSON.stringify({ code: error.code, msg }), locale: told };
}

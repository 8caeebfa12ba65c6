import { hintFor } from '@errlex/i18n';
import type { CodedError } from '../coded-error.js';
import type { Detail } from './detail.js';
import type { Texts } from './texts.js';
import { toText } from './to-text.js';

/** The body of an answer as JSON, and the languages that are in it, as `Content-Language` lists them. */
export interface Body {
  readonly text: string;
  readonly locale: string;
}

/** Bodies that are made once: of messages without params there is one for each locale. */
export type BodyCache = Map<string, Body & { readonly message: string }>;

/** `{ code, msg }`, with a hint and with details where there are any, in a supported locale where there is a translation. */
export function toBody(
  error: CodedError,
  details: readonly Detail[] | undefined,
  locale: string,
  texts: Texts,
  cache: BodyCache,
): Body {
  const { code, message, messageId, definition } = error;
  const row = messageId === undefined ? undefined : definition?.messages[messageId];
  if (row?.length !== 1 || details) return renderBody(error, details, locale, texts);
  const key = `${locale} ${messageId} ${code}`;
  const known = cache.get(key);
  if (known?.message === message) return known;
  const body = { ...renderBody(error, details, locale, texts), message };
  cache.set(key, body);
  return body;
}

function renderBody(
  error: CodedError,
  details: readonly Detail[] | undefined,
  locale: string,
  texts: Texts,
): Body {
  const { msg, locale: told } = toText(error, locale, texts);
  const hints = texts.hints.get(locale);
  const hint = hints && hintFor(error, hints);
  const payload = {
    code: error.code,
    msg,
    hint: hint?.text,
    details: details?.map(({ error: one, path }) => ({
      code: one.code,
      msg: toText(one, locale, texts).msg,
      path,
    })),
  };
  const locales = new Set([told, hint?.locale ?? told]);
  return { text: JSON.stringify(payload), locale: [...locales].join(', ') };
}

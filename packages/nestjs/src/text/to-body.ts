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

/**
 * `{ code, msg }`, with a hint and with details where there are any, in a supported locale where there is a
 * translation.
 */
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
  const { code } = error;
  const hints = texts.hints.get(locale);
  if (hints === undefined && details === undefined)
    return { text: JSON.stringify({ code, msg }), locale: told };
  const hint = hints && hintFor(error, hints);
  const payload = {
    code,
    msg,
    hint: hint?.text,
    details: details?.map((one) => renderDetail(one, locale, texts)),
  };
  const locales = new Set([told, hint?.locale ?? told]);
  return { text: JSON.stringify(payload), locale: [...locales].join(', ') };
}

function renderDetail({ error, path }: Detail, locale: string, texts: Texts): object {
  return { code: error.code, msg: toText(error, locale, texts).msg, path };
}

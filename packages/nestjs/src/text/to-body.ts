import { hintFor } from '@errlex/i18n';
import type { CodedError } from '../coded-error.js';
import type { Detail } from './detail.js';
import type { Texts } from './texts.js';
import { type ProblemFacts, toProblem, toTitle } from './to-problem.js';
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
  if (!texts.hints.has(locale) && details === undefined)
    return { text: JSON.stringify({ code, msg }), locale: told };
  return withMore({ code, msg }, [told], { error, details, locale, texts });
}

/**
 * `{ type, title, status, detail, code, reason, params }`, with the further keys of the body where there are
 * any.
 */
export function toProblemBody(
  error: CodedError,
  details: readonly Detail[] | undefined,
  locale: string,
  texts: Texts,
  facts: Pick<ProblemFacts, 'problems' | 'httpStatus'>,
): Body {
  const { msg, locale: told } = toText(error, locale, texts);
  const title = toTitle(error, locale, texts.messages);
  const problem = toProblem(error, { ...facts, title: title.msg, msg });
  return withMore(problem, [told, title.locale], { error, details, locale, texts });
}

interface Told {
  readonly error: CodedError;
  readonly details: readonly Detail[] | undefined;
  readonly locale: string;
  readonly texts: Texts;
}

function withMore(payload: object, told: readonly string[], { error, details, locale, texts }: Told): Body {
  const { locales, ...more } = toMore(error, details, locale, texts);
  const all = new Set([...told, ...locales]);
  return { text: JSON.stringify({ ...payload, ...more }), locale: [...all].join(', ') };
}

/** The further keys of a body, undefined where there is nothing to tell, and the languages that are in them. */
export function toMore(
  error: CodedError,
  details: readonly Detail[] | undefined,
  locale: string,
  texts: Texts,
): { hint: string | undefined; details: object[] | undefined; locales: readonly string[] } {
  const hints = texts.hints.get(locale);
  const hint = hints && hintFor(error, hints);
  return {
    hint: hint?.text,
    details: details?.map((one) => renderDetail(one, locale, texts)),
    locales: hint ? [hint.locale] : [],
  };
}

function renderDetail({ error, path }: Detail, locale: string, texts: Texts): object {
  return { code: error.code, msg: toText(error, locale, texts).msg, path };
}

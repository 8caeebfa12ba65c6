import type { AnyErrorSet } from '@errlex/core';
import { hintFor } from '@errlex/i18n';
import type { Detail, SentError } from '../sent-error.js';
import { toProblemDetails } from './problem-details.js';
import type { Texts } from './texts.js';
import { translateError, translateReason } from './translate-error.js';

/** A body as JSON, and the languages in it, as `Content-Language` lists them. */
export interface Body {
  readonly text: string;
  readonly locale: string;
}

/** Bodies of messages without params, by locale, message id and code. */
type BodyCache = Map<string, Body & { readonly message: string }>;

/** An error with the further ones that a validation found, if they are sent. */
export interface ErrorToRender extends SentError {
  readonly details?: readonly Detail[] | undefined;
}

/** The contract and the texts that bodies are rendered with. */
export interface BodyContext {
  /** The contract whose payload shape is written. */
  readonly errors: AnyErrorSet;
  readonly texts: Texts;
  readonly bodies: BodyCache;
}

/**
 * Renders the payload of an error, in the shape of the contract, with its text in a supported locale; adds `hint`
 * and `details` if there are any.
 */
export function renderBody(sent: ErrorToRender, locale: string, context: BodyContext): Body {
  const { code, message, messageId, definition } = sent.error;
  const template = messageId === undefined ? undefined : definition?.messages[messageId];
  if (template?.length !== 1 || sent.details || sent.usesGenericText) {
    return renderPayload(sent, locale, context);
  }
  const { bodies } = context;
  const key = `${locale} ${messageId} ${code}`;
  const cached = bodies.get(key);
  if (cached?.message === message) return cached;
  const body = { ...renderPayload(sent, locale, context), message };
  bodies.set(key, body);
  return body;
}

function renderPayload(sent: ErrorToRender, locale: string, context: BodyContext): Body {
  const { msg, locale: msgLocale } = translateError(sent, locale, context.texts);
  return renderFields(context.errors.toPayload(sent.error, msg), [msgLocale], sent, locale, context);
}

/** Renders an error as problem details, with the further fields of {@link renderBody} and `advised`. */
export function renderProblem(
  sent: ErrorToRender,
  httpStatus: number,
  locale: string,
  context: BodyContext & { readonly problemUrl: string | undefined },
  advised: object = {},
): Body {
  const { errors, texts, problemUrl } = context;
  const { msg, locale: msgLocale } = translateError(sent, locale, texts);
  const title = translateReason(sent.error, locale, texts);
  const problem = toProblemDetails(sent.error, { problemUrl, httpStatus, title: title.msg, msg }, errors);
  return renderFields({ ...problem, ...advised }, [msgLocale, title.locale], sent, locale, context);
}

function renderFields(
  fields: object,
  locales: readonly string[],
  sent: ErrorToRender,
  locale: string,
  context: BodyContext,
): Body {
  if (sent.details === undefined && !context.texts.hints.has(locale)) {
    return { text: JSON.stringify(fields), locale: [...new Set(locales)].join(', ') };
  }
  const { locales: more, ...extra } = extraFields(sent, locale, context.texts, context.errors.toPayload);
  // The fields of the contract come first, and win over an extra one of the same name.
  const text = JSON.stringify({ ...fields, ...extra, ...fields });
  return { text, locale: [...new Set([...locales, ...more])].join(', ') };
}

/** The fields beside the payload, undefined if there is none of it, and the languages in them. */
interface ExtraFields {
  readonly hint: string | undefined;
  readonly details: readonly object[] | undefined;
  readonly locales: readonly string[];
}

/** `write` writes the payload of a detail. */
export function extraFields(
  { error, details }: ErrorToRender,
  locale: string,
  texts: Texts,
  write: AnyErrorSet['toPayload'],
): ExtraFields {
  const hint = texts.hints
    .get(locale)
    ?.map((hints) => hintFor(error, hints))
    .find((found) => found !== undefined);
  const rendered = details?.map((detail) => {
    const { msg, locale: msgLocale } = translateError(detail, locale, texts);
    return { locale: msgLocale, fields: { ...write(detail.error, msg), path: detail.path } };
  });
  return {
    hint: hint?.text,
    details: rendered?.map(({ fields }) => fields),
    locales: [...(hint ? [hint] : []), ...(rendered ?? [])].map((one) => one.locale),
  };
}

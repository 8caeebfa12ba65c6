import { type AnyApiError, type AnyErrorSet, type ApiErrorJson, isApiError } from '@errlex/core';
import { isResponseError } from '@errlex/core/response';
import { type Messages, parseLocalized, type Translation, translate } from '@errlex/i18n';
import { judgeFailure, judgeStatus, type Told, unreadable } from './judge-failure.js';

/** An `ApiError`, or what is left of one that came as JSON. */
type Ours = Partial<AnyApiError & ApiErrorJson>;

/** What is used beside the messages to translate into. */
export interface Sources {
  /** The functions of another catalog than `spotV3`. */
  readonly errors?: AnyErrorSet | undefined;
  /** The messages of the language that the text on the wire is in. */
  readonly wire?: Messages | undefined;
}

/** The language of the text on the wire, where it has to be read in that language to be understood. */
export function wireLanguage(thrown: unknown): string | undefined {
  const { messageId, answer } = toOurs(thrown) ?? { messageId: '' };
  return messageId === undefined ? answer?.contentLanguage?.split(',')[0] : undefined;
}

/**
 * The sentence for anything that was thrown. A code that came is told by its reason; all else by what it is
 * known by.
 */
export function toTranslation(thrown: unknown, messages: Messages, { errors, wire }: Sources): Translation {
  const error = toOurs(thrown);
  const reason = error?.reason;
  if (error && reason !== undefined) {
    const { code, msg = error.payload?.msg ?? error.message, definition } = error;
    const recognized = wire && parseLocalized({ code, msg }, wire, { errors });
    const told = recognized?.messageId === undefined ? error : recognized;
    const [english, ...names] = definition?.messages[reason] ?? [];
    const isDocumented = told.messageId !== undefined || names.length > 0;
    return translate(told as AnyApiError, isDocumented ? messages : orEnglish(messages, { reason, english }));
  }
  const refused = isResponseError(thrown) ? thrown : undefined;
  const message = error?.message ?? refused?.msg ?? '';
  const byStatus = judgeStatus((error ?? refused)?.answer?.httpStatus ?? 0);
  const told = byStatus ?? (refused && message === '' ? unreadable : judgeFailure(thrown));
  return translate(
    { code: 0, reason: told.reason, messageId: undefined, params: {}, message },
    orEnglish(messages, told),
  );
}

/** The messages, or the English of the one that is wanted where they lack it. */
function orEnglish(messages: Messages, { reason, english }: Told): Messages {
  return english === undefined || messages.texts[reason] !== undefined
    ? messages
    : { locale: 'en', dir: 'ltr', texts: { [reason]: english } };
}

function toOurs(thrown: unknown): Ours | undefined {
  return isApiError(thrown) || (thrown as Ours | undefined)?.$errlex === 1 ? (thrown as Ours) : undefined;
}

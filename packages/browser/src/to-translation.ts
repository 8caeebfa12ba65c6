import { httpErrors } from '@errlex/core/http-errors';
import type { Identified } from '@errlex/core/response';
import { findMessage, type Messages, type Translation, textsFor, translate } from '@errlex/i18n';

/**
 * The generic text for errors without a documented message: code and reason of the locale's text, and its
 * English.
 */
interface GenericText {
  readonly code: number;
  readonly reason?: string;
  readonly english?: string | undefined;
}

const unknown: GenericText = { code: 0 };
const noNetwork: GenericText = { code: 0, reason: 'NO_NETWORK', english: 'The server cannot be reached.' };
const unreadable: GenericText = {
  code: 0,
  reason: 'UNREADABLE_RESPONSE',
  english: "The server's response could not be read.",
};
const outdatedApp: GenericText = {
  code: 0,
  reason: 'OUTDATED_APP',
  english: 'The application has been updated. Reload the page.',
};

/**
 * Translates an identified error: one with a known code by its message or reason, everything else by its kind
 * and status. `wire` holds the messages in the language of the received text.
 */
export function toTranslation(error: Identified, messages: Messages, wire?: Messages): Translation {
  const { kind, code, reason, definition, msg } = error;
  if (reason === undefined) {
    const generic = toGenericText(error);
    const isFromServer = kind === 'api-error' || kind === 'response-error';
    const described = { ...generic, params: {}, message: isFromServer ? msg : '' };
    return translate(described, orEnglish(messages, generic));
  }
  const found = wire && findMessage(error, wire);
  const [english, ...names] = definition?.messages[reason] ?? [];
  const isDocumented = (found ?? error).messageId !== undefined || names.length > 0;
  return translate(
    { ...error, ...found },
    isDocumented ? messages : orEnglish(messages, { code, reason, english }),
  );
}

function toGenericText({ kind, msg, responseInfo }: Identified): GenericText {
  if (kind === 'network') return noNetwork;
  if (kind === 'unreadable') return unreadable;
  if (kind === 'outdated-app') return outdatedApp;
  const byStatus = textForStatus(kind === 'timeout' ? 408 : responseInfo?.httpStatus);
  return byStatus ?? (kind === 'response-error' && msg === '' ? unreadable : unknown);
}

/**
 * Returns the generic text for an HTTP status; `undefined` for most of 4xx. A 5xx status without a text of
 * its own gets the text of 503.
 */
function textForStatus(httpStatus = 0): GenericText | undefined {
  const near = httpStatus === 418 ? 429 : httpStatus;
  const definition = httpErrors.find((one) => one.httpStatus === near);
  if (definition) {
    const { code, reason, messages } = definition;
    return { code, reason, english: Object.values(messages)[0]?.[0] };
  }
  return httpStatus > 499 ? textForStatus(503) : undefined;
}

/** Returns the messages; the English of a text that they and their fallbacks lack. */
function orEnglish(messages: Messages, { code, reason, english }: GenericText): Messages {
  if (english === undefined || reason === undefined) return messages;
  for (let own: Messages | undefined = messages; own; own = own.fallback) {
    if (textsFor(own, { code, reason })[reason] !== undefined) return messages;
  }
  return { locale: 'en', dir: 'ltr', texts: { [reason]: english } };
}

import { httpErrors } from '@errlex/core/http-errors';
import {
  type Advice,
  type IdentifiedError,
  type IdentifyOptions,
  retryAdviceFor,
} from '@errlex/core/response';
import {
  findMessage,
  type Hints,
  hintFor,
  type Messages,
  type Translatable,
  type Translation,
  textsFor,
  translate,
} from '@errlex/i18n';
import { fieldIn } from './field-of.js';

/** An error as a screen shows it. `text`, `hint` and `wait` are in the language `locale`. */
export interface ErrorTranslation extends Translation {
  /** The step that the person at the screen can take. Absent without the option `hints`, and if there is no hint. */
  readonly hint?: string;
  /** The name of the form field that the error is about, see `fieldOf`. */
  readonly field?: string;
  /** The next step, as `adviceFor` returns it: offer to try again if it is `backoff`. */
  readonly retry: Advice['retry'];
  /** Seconds to wait from now, rounded up. Absent if there is no need to wait or no known time. */
  readonly waitSeconds?: number;
  /** The wait as a sentence: "You can try again in 10 seconds." Absent without the option `wait`. */
  readonly wait?: string;
  /**
   * True if the same error is already shown, in another language or without its hint. Replace its text silently:
   * screen readers have announced it, so set `aria-live="off"`.
   */
  readonly isUpdate?: true;
}

/** The loaded texts that an error is translated with. */
export interface Texts {
  readonly messages: Messages;
  /** The messages in the language of the received text. */
  readonly wire?: Messages | undefined;
  readonly hints?: Hints | undefined;
}

export interface ErrorTranslationSettings extends IdentifyOptions {
  readonly wait?: boolean | undefined;
}

/** Translates an identified error, with the next step of the person at the screen. */
export function toErrorTranslation(
  error: IdentifiedError,
  { messages, wire, hints }: Texts,
  options: ErrorTranslationSettings,
  render: Render = renderWith(messages),
): ErrorTranslation {
  const translation = toTranslation(error, render, wire);
  const inItsLanguage = (other: Translation | undefined) =>
    other && languageOf(other) === languageOf(translation) ? other.text : undefined;
  const hint = hints && inItsLanguage(hintFor(error.reason ? error : toGenericText(error), hints));
  const field = fieldIn(error);
  const { retry, after = 0 } = retryAdviceFor(error, options);
  const seconds = Math.ceil(after / 1000);
  const wait = options.wait && seconds > 0 ? inItsLanguage(renderWait(seconds, render)) : undefined;
  return {
    ...translation,
    ...(hint !== undefined && { hint }),
    ...(field !== undefined && { field }),
    retry,
    ...(seconds > 0 && { waitSeconds: seconds }),
    ...(wait !== undefined && { wait }),
  };
}

/**
 * Returns what to show after the translation of the same error that is shown: that one if nothing but the wait
 * changed, else the next one as an update.
 */
export function toShown(
  shown: ErrorTranslation | undefined,
  next: ErrorTranslation | undefined,
): ErrorTranslation | undefined {
  if (!shown || !next) return next;
  const isSame = shown.locale === next.locale && shown.text === next.text && shown.hint === next.hint;
  return isSame ? shown : { ...next, isUpdate: true };
}

function languageOf({ locale }: Translation): string | undefined {
  return locale.split('-')[0];
}

function renderWait(seconds: number, render: Render): Translation {
  const key = 'RETRY_AFTER';
  const message = `You can try again in ${seconds} ${seconds === 1 ? 'second' : 'seconds'}.`;
  return render({ code: 0, reason: key, messageId: key, params: { seconds }, message });
}

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
function toTranslation(error: IdentifiedError, render: Render, wire?: Messages): Translation {
  const { kind, code, reason, definition, msg } = error;
  if (reason === undefined) {
    const generic = toGenericText(error);
    const isFromServer = kind === 'api-error' || kind === 'response-error';
    const described = { ...generic, params: {}, message: isFromServer ? msg : '' };
    return render(described, generic);
  }
  const found = wire && findMessage(error, wire);
  const [english, ...names] = definition?.messages[reason] ?? [];
  const isDocumented = (found ?? error).messageId !== undefined || names.length > 0;
  return render({ ...error, ...found }, isDocumented ? undefined : { code, reason, english });
}

function toGenericText({ kind, msg, responseInfo }: IdentifiedError): GenericText {
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

/** Translates an error with texts. `generic` is its generic text, if it has one: its English is the last fallback. */
export type Render = (error: Translatable, generic?: GenericText) => Translation;

/** Returns the {@link Render} of messages. */
export function renderWith(messages: Messages): Render {
  return (error, generic) => translate(error, generic ? orEnglish(messages, generic) : messages);
}

/** Returns the messages; the English of a text that they and their fallbacks lack. */
function orEnglish(messages: Messages, { code, reason, english }: GenericText): Messages {
  if (english === undefined || reason === undefined) return messages;
  for (let own: Messages | undefined = messages; own; own = own.fallback) {
    if (textsFor(own, { code, reason })[reason] !== undefined) return messages;
  }
  return { locale: 'en', dir: 'ltr', texts: { [reason]: english } };
}

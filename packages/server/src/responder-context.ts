import { type AnyErrorSet, type ErrorData, spotV3Errors } from '@errlex/core';
import { locales as shippedLocales } from '@errlex/i18n';
import { createAskOption, isThenable } from './ask-option.js';
import { type LogContext, type LogEntry, toLogEntry } from './log/log-entry.js';
import { type MapFunction, type MappingContext, mapError, type ThrownFacts } from './mapping/map-error.js';
import { fromAcceptLanguage, type LocaleResolver } from './request/locale-resolvers.js';
import { type RequestFacts, toRequestId } from './request/request-facts.js';
import type { ResponderOptions, ResponderTexts } from './responder-options.js';
import {
  checkUnknownRole,
  createDefaultMapping,
  createRoleError,
  httpStatusOf,
  type MappingEntry,
} from './role-errors.js';
import { safely } from './safely.js';
import { type Detail, type MappedError, violationsOf } from './sent-error.js';
import type { BodyContext } from './text/render-body.js';
import { loadTexts, type Texts } from './text/texts.js';
import { parseWireDetails } from './wire/parse-wire-error.js';

/** Everything that errors are mapped, logged and sent with. */
export interface ResponderContext extends MappingContext, BodyContext, LogContext {
  texts: Texts;
  bodies: BodyContext['bodies'];
  readonly resolvers: readonly LocaleResolver[];
  /** The most details that are sent; 0 for none. */
  readonly details: number;
  readonly problemUrl: string | undefined;
  readonly advice: boolean;
  readonly onError: ResponderOptions['onError'];
  readonly log: (entry: LogEntry) => unknown;
  /** Logs a fault of an option or of this package. Never throws. */
  logFault(text: string, cause: unknown): void;
  /** Replaces the texts. */
  reload(texts: ResponderTexts): Promise<void>;
}

const DEFAULT_MAX_DETAILS = 50;

/**
 * Creates the context from options that were checked. Rejects with a `TypeError` that names the option which is
 * wrong.
 */
export async function createContext(options: ResponderOptions): Promise<ResponderContext> {
  const { locales = shippedLocales, resolvers, map = {}, upstream = 'gateway', log = logToConsole } = options;
  const errors: AnyErrorSet = options.errors ?? spotV3Errors;
  checkUnknownRole(errors);
  const unknown = createRoleError(errors, 'unknown');
  const load = ({ messages = {}, hints }: ResponderTexts): Promise<Texts> =>
    loadTexts(locales, { messages, hints: hints === true ? {} : hints || undefined }, errors, unknown);
  const logFault = (text: string, cause: unknown) => {
    const message = `errlex: ${text}`;
    const stack = cause instanceof Error ? cause.stack : undefined;
    const fields = { httpStatus: 500, domain: errors.domain, code: unknown.code, reason: unknown.reason };
    safely(() =>
      log({ level: 'error', message, stack, fields: { ...fields, params: {}, requestId: undefined } }),
    );
  };
  let current: ResponderTexts = { messages: options.messages, hints: options.hints };
  const context: ResponderContext = {
    errors,
    unknown,
    texts: await load(current),
    bodies: new Map(),
    resolvers: [resolvers ?? fromAcceptLanguage()].flat(),
    map: typeof map === 'function' ? (map as MapFunction) : createMap(map, errors),
    defaultMapping: createDefaultMapping(errors),
    upstream,
    details: options.details === true ? DEFAULT_MAX_DETAILS : Number(options.details ?? 0),
    problemUrl: options.problemUrl,
    advice: options.advice ?? false,
    onError: options.onError,
    logLevel: options.logLevel,
    requestId: options.requestId ?? toRequestId,
    log,
    logFault,
    ask: createAskOption(logFault),
    reload: async (texts) => {
      const next = { ...current, ...texts };
      context.texts = await load(next);
      context.bodies = new Map();
      current = next;
    },
  };
  return context;
}

/**
 * Creates the errors of the option `map`. Throws a `TypeError` that names the key whose message id does not exist or
 * needs params.
 */
function createMap(
  map: Readonly<Record<string, string>>,
  errors: AnyErrorSet,
): ReadonlyMap<string, MappingEntry> {
  const create = (key: string, id: string): ErrorData => {
    try {
      return errors.createErrorData(id);
    } catch (cause) {
      throw new TypeError(`option "map.${key}": ${(cause as Error).message}`, { cause });
    }
  };
  return new Map(
    Object.entries(map).map(([key, id]) => {
      const error = create(key, id);
      return [key, { error, httpStatus: httpStatusOf(error.definition, errors) }];
    }),
  );
}

/** Writes an entry; if the log fails, onto the console. Never throws. */
function writeEntry(entry: LogEntry, log: ResponderContext['log']): void {
  try {
    const result = log(entry);
    if (isThenable(result)) result.then(undefined, () => safely(() => logToConsole(entry)));
  } catch {
    safely(() => logToConsole(entry));
  }
}

function logToConsole({ level, message, stack }: LogEntry): void {
  console[level](stack === undefined ? message : `${message}\n${stack}`);
}

/**
 * Maps a thrown value, logs it if it belongs in the log, and calls `onError`, each once. Every host does this before
 * it sends the error. Never throws.
 */
export function handleError(
  thrown: unknown,
  request: RequestFacts,
  context: ResponderContext,
  facts?: ThrownFacts,
): MappedError {
  const mapped = mapError(thrown, request, context, facts);
  const details = findDetails(thrown, context);
  const isFault = mapped.isFault || facts?.isUnreceived === true;
  const complete = details || isFault !== mapped.isFault ? { ...mapped, isFault, details } : mapped;
  reportError(thrown, complete, request, context);
  return complete;
}

/** Logs an error and calls `onError`. Never throws. */
function reportError(
  thrown: unknown,
  mapped: MappedError,
  request: RequestFacts,
  context: ResponderContext,
): void {
  const { onError, log } = context;
  try {
    const entry = toLogEntry(thrown, mapped, request, context);
    if (entry) writeEntry(entry, log);
  } catch {
    writeEntry(toMinimalEntry(mapped), log);
  }
  if (onError === undefined) return;
  const { error: data, httpStatus, isFault } = mapped;
  const logRejection = (cause: unknown) => context.logFault('option "onError" threw', cause);
  try {
    const result: unknown = onError({ error: thrown, data, httpStatus, request, isFault });
    if (isThenable(result)) result.then(undefined, logRejection);
  } catch (cause) {
    logRejection(cause);
  }
}

/** The entry of an error whose own entry could not be made or written. */
function toMinimalEntry({ httpStatus, error: { domain, code, reason } }: MappedError): LogEntry {
  const fields = { httpStatus, domain, code, reason, params: {}, requestId: undefined };
  return {
    level: 'error',
    message: `${httpStatus} ${code} ${reason ?? ''}`.trim(),
    stack: undefined,
    fields,
  };
}

/**
 * Finds the errors that a validation found, in its exception or in what another service sent; undefined if there is
 * one alone.
 */
function findDetails(
  thrown: unknown,
  { details, errors }: Pick<ResponderContext, 'details' | 'errors'>,
): readonly Detail[] | undefined {
  if (details === 0) return undefined;
  return (
    violationsOf(thrown, details, errors) ?? safely(() => parseWireDetails(thrown, errors)?.slice(0, details))
  );
}

import type { AnyErrorSet, ErrorData } from '@errlex/core';
import type { CatalogMessages, Locale, MessagesDefinition } from '@errlex/i18n';
import { describeType, isThenable } from './ask-option.js';
import type { LogContext, LogEntry } from './log/log-entry.js';
import type { MapFunction } from './mapping/map-error.js';
import type { LocaleResolver } from './request/locale-resolvers.js';
import type { RequestFacts } from './request/request-facts.js';

type HintsByLocale = { readonly [Tag in Locale]?: Readonly<Record<string, string>> };

/** The texts that `reload` replaces. */
export interface ResponderTexts {
  /**
   * The texts of the catalog, which come before those of `@errlex/i18n`: the result of its `defineMessages`, or the
   * `texts` that it takes. Their locales are supported too.
   */
  readonly messages?: CatalogMessages | MessagesDefinition['texts'] | undefined;
  /**
   * Whether responses have a field `hint`, a sentence that says what the person at the screen can do: `true`, or
   * texts by locale and reason that come before those of `@errlex/i18n`. Default: `false`.
   */
  readonly hints?: boolean | HintsByLocale | undefined;
}

/** An error that was sent. */
export interface ErrorEvent {
  /** The thrown value. */
  readonly error: unknown;
  /** The error that the caller gets. */
  readonly data: ErrorData;
  readonly httpStatus: number;
  readonly request: RequestFacts;
  /** Whether it is a fault: an unexpected error, a 5xx with a cause, or the error of an upstream. */
  readonly isFault: boolean;
}

/** The options of `createResponder`. It rejects with a `TypeError` if one of them is wrong. */
export interface ResponderOptions extends ResponderTexts {
  /** The contract: its definitions, its roles, and the payload shape of responses. Default: `spotV3Errors`. */
  readonly errors?: AnyErrorSet | undefined;
  /** The languages to respond in beside English. Default: all of `@errlex/i18n`. */
  readonly locales?: readonly Locale[] | undefined;
  /**
   * Read the language of a request, in this order, until one finds a supported language. Default:
   * `[fromAcceptLanguage()]`.
   */
  readonly resolvers?: LocaleResolver | readonly LocaleResolver[] | undefined;
  /**
   * Whether responses list everything that a validation found, in a field `details`: the payload and `path` of
   * each. A number is the most that are listed, `true` stands for 50. Default: `false`.
   */
  readonly details?: boolean | number | undefined;
  /**
   * The URL of the page that describes the codes, `http:` or `https:`, without a fragment. If it is set, requests
   * whose `Accept` prefers `application/problem+json` get problem details of RFC 9457; their `type` is this URL with
   * the code as its fragment.
   */
  readonly problemUrl?: string | undefined;
  /**
   * Whether problem details, GraphQL extensions and gRPC details have `retry` and `executed`, for clients that decide
   * by program. Default: `false`.
   */
  readonly advice?: boolean | undefined;
  /**
   * The errors for other errors, before the default mapping: message ids without params by `code`, `type` or name of
   * the class (`'P2002'`, `11000`), by HTTP status (`404`) or `'unknown-route'`; or a function, which may set params.
   */
  readonly map?: Readonly<Record<string | number, string>> | MapFunction | undefined;
  /**
   * How to send the error of an upstream.
   * - `'gateway'` (default): under the `gatewayStatus` of its definition; an undocumented text becomes the generic
   *   text of its reason, a code without a definition the unknown error
   * - `'verbatim'`: with the status, code and text that were received
   */
  readonly upstream?: 'gateway' | 'verbatim' | undefined;
  /** Called once for each error, on every host. Its result is ignored. */
  readonly onError?: ((event: ErrorEvent) => unknown) | undefined;
  /**
   * The level to log a sent error at, `false` for not at all. Default, also for `undefined`: `'error'` for faults,
   * which are unexpected errors, a 5xx with a cause, and errors of upstreams.
   */
  readonly logLevel?: LogContext['logLevel'];
  /** Writes an entry into a log. Default: the console. */
  readonly log?: ((entry: LogEntry) => unknown) | undefined;
  /** Returns the id of a request for the log. Default: `id` of the request and its header `X-Request-Id`. */
  readonly requestId?: LogContext['requestId'] | undefined;
}

/** Tests the value of an option, and names what is expected. */
export type OptionRule = readonly [isRight: (value: unknown) => boolean, expected: string];

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const isText = (value: unknown): value is string => typeof value === 'string' && value !== '';

/** Responses are sent synchronously, so a promise cannot be waited for. */
export const isSynchronous = (value: unknown): boolean =>
  typeof value === 'function' && value.constructor.name !== 'AsyncFunction';
export const isOneOf =
  (...values: readonly unknown[]) =>
  (value: unknown): boolean =>
    values.includes(value);
const isRecord = (value: unknown): boolean => isObject(value) && !isThenable(value);

function isResolver(value: unknown): boolean {
  const { vary = '' } = isSynchronous(value) ? (value as { vary?: unknown }) : {};
  return isSynchronous(value) && typeof vary === 'string' && /^(?:\*|[\w!#$%&'*+.^`|~-]*)$/.test(vary);
}

function isProblemUrl(value: unknown): boolean {
  return isText(value) && /^https?:/i.test(value) && URL.canParse(value) && !value.includes('#');
}

function isErrorSet(value: unknown): boolean {
  if (!isObject(value)) return false;
  const { catalog, reader, roles, createErrorData } = value;
  return (
    Array.isArray(catalog) && isObject(reader) && isObject(roles) && typeof createErrorData === 'function'
  );
}

const synchronousFunction: OptionRule = [isSynchronous, 'a synchronous function'];

const rules = {
  locales: [(value) => Array.isArray(value) && value.every(isText), 'a list of language tags'],
  resolvers: [(value) => [value].flat().every(isResolver), 'a synchronous function or a list of them'],
  errors: [isErrorSet, 'the result of defineErrors'],
  messages: [isRecord, 'the result of defineMessages or texts by locale and message id'],
  details: [
    (value) => typeof value === 'boolean' || (Number.isInteger(value) && Number(value) >= 0),
    'true, false or a whole number',
  ],
  hints: [
    (value) => typeof value === 'boolean' || isRecord(value),
    'true, false or texts by locale and reason',
  ],
  problemUrl: [isProblemUrl, 'the http or https URL of a page, without a fragment'],
  advice: [isOneOf(true, false), 'true or false'],
  map: [
    (value) => isSynchronous(value) || isRecord(value),
    'message ids by name or status, or a synchronous function',
  ],
  upstream: [isOneOf('gateway', 'verbatim'), "'gateway' or 'verbatim'"],
  onError: [(value) => typeof value === 'function', 'a function'],
  logLevel: synchronousFunction,
  log: [(value) => typeof value === 'function', 'a function'],
  requestId: synchronousFunction,
} as const satisfies Record<keyof ResponderOptions, OptionRule>;

/** Throws a `TypeError` if the options are not an object. */
export function checkIsObject(
  options: unknown,
  caller: string,
): asserts options is Readonly<Record<string, unknown>> {
  if (isObject(options)) return;
  throw new TypeError(`${caller}: expected an object of options, got ${describeType(options)}.`);
}

/**
 * Throws a `TypeError` that names the first option which does not exist or has the wrong type. `more` are the rules of
 * further options, `caller` is the name of the function whose options they are.
 */
export function checkOptions(
  options: unknown,
  caller: string,
  more: Readonly<Record<string, OptionRule>> = {},
): void {
  checkIsObject(options, caller);
  const all: Readonly<Record<string, OptionRule>> = { ...rules, ...more };
  for (const [name, value] of Object.entries(options)) {
    const rule = Object.hasOwn(all, name) ? all[name] : undefined;
    if (rule === undefined) throw new TypeError(`${caller}: unknown option "${name}".`);
    const [isRight, expected] = rule;
    if (value === undefined || isRight(value)) continue;
    throw new TypeError(`${caller}: option "${name}": expected ${expected}, got ${describeValue(value)}.`);
  }
}

/** Shows a short text as it is written, and only the type of any other value. */
function describeValue(value: unknown): string {
  return typeof value === 'string' && value.length <= 64 ? JSON.stringify(value) : describeType(value);
}

import { AssertionError } from 'node:assert';
import {
  type AnyErrorSet,
  type Catalog,
  defineErrors,
  type ErrorSet,
  type MessageIdOf,
  type ParamsOf,
  type SpotV3,
  spotV3,
} from '@errlex/core';
import { parseJsonExact } from '@errlex/core/response';
import { type Locale, loadMessages, type Messages, parseLocalized, translate } from '@errlex/i18n';
import { type ApiResponse, type ReadResponse, readResponse } from './read-response.js';

/** What an answer is held to beside code, status and message. */
export interface ApiErrorExpectation<Rows extends Catalog = SpotV3, Id extends string = string> {
  /** Where they are left out, the text is any of the message. */
  readonly params?: ParamsOf<Rows, Id> | undefined;
  /** The language of the text and of `Content-Language`; English where it is left out. */
  readonly locale?: Locale | undefined;
  /** The text itself, where it is one of the application's own. */
  readonly msg?: string | undefined;
  /** The status, where it is not the `httpStatus` of the row. */
  readonly httpStatus?: number | undefined;
  /** The result of `defineErrors`, for codes of the application's own. */
  readonly errors?: ErrorSet<Rows> | undefined;
}

/** What is compared, and shown where it differs. */
interface Facts {
  readonly httpStatus: number;
  readonly code: unknown;
  readonly messageId: string | undefined;
  readonly msg: unknown;
  readonly locale: unknown;
}

/**
 * Holds an answer of supertest, of `inject` or of `fetch` to an error of the catalog: its status, its code,
 * and its text in the language expected, as `{ code, msg }` or as problem details. Rejects with an
 * `AssertionError` of Node that names what differs, and with a `TypeError` for a message that the catalog
 * does not hold.
 *
 * @example
 * await expectApiError(await request(server).get('/klines'), 'PARAM_EMPTY', { params: { parameter: 'symbol' }, locale: 'de' });
 */
export async function expectApiError<Id extends MessageIdOf<Rows>, Rows extends Catalog = SpotV3>(
  response: ApiResponse,
  id: Id,
  expectation: ApiErrorExpectation<Rows, Id> = {},
): Promise<void> {
  const { locale = 'en', params, msg, httpStatus } = expectation;
  // The signature is that of the catalog; here the row is looked up.
  const errors = (expectation.errors ?? defineErrors(spotV3)) as AnyErrorSet;
  const definition = errors.catalog.find(({ messages }) => Object.hasOwn(messages, id));
  if (definition === undefined) throw new TypeError(`The catalog holds no message "${id}".`);
  const messages = await loadMessages(locale);
  const isKnown = params !== undefined || definition.messages[id]?.length === 1;
  const text = msg ?? (isKnown ? toText(id, params ?? {}, messages, errors) : undefined);
  const actual = toFacts(await readResponse(response), messages, errors, text !== undefined);
  const expected: Facts = {
    httpStatus: httpStatus ?? definition.httpStatus,
    code: definition.code,
    messageId: text === undefined ? id : undefined,
    msg: text ?? actual.msg,
    locale,
  };
  const differing = (Object.keys(expected) as (keyof Facts)[]).filter((key) => actual[key] !== expected[key]);
  if (differing.length === 0) return;
  const lines = differing.map((key) => `  ${key}: ${print(actual[key])}, not ${print(expected[key])}`);
  throw new AssertionError({
    message: `The answer is not ${id}:\n${lines.join('\n')}`,
    actual,
    expected,
    operator: 'expectApiError',
    stackStartFn: expectApiError,
  });
}

/** The text in the language of `messages`; the documented English where these have none. */
function toText(id: string, params: object, messages: Messages, errors: AnyErrorSet): string {
  // Whether these are the params of the message is checked here.
  const error = errors.createApiError(id as never, params as never);
  const { text, locale, detail } = translate(error, messages);
  return locale !== 'en' && detail === undefined ? text : error.message;
}

function toFacts(
  { httpStatus, contentLanguage, text }: ReadResponse,
  messages: Messages,
  errors: AnyErrorSet,
  isWhole: boolean,
): Facts {
  const { code, msg, detail } = toBody(text);
  const said = msg ?? detail ?? text;
  const messageId = isWhole
    ? undefined
    : parseLocalized({ code, msg: said }, messages, { errors })?.messageId;
  return { httpStatus, code, messageId, msg: said, locale: contentLanguage };
}

function toBody(text: string): {
  readonly code?: unknown;
  readonly msg?: unknown;
  readonly detail?: unknown;
} {
  try {
    return Object(parseJsonExact(text));
  } catch {
    return {};
  }
}

function print(value: unknown): string {
  return value === undefined ? 'nothing' : JSON.stringify(value);
}

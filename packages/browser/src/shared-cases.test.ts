import { readFileSync } from 'node:fs';
import {
  type AnyErrorSet,
  type Catalog,
  type Contract,
  defineErrors,
  type ErrorSet,
  type SpotV3,
  spotV3Errors,
} from '@errlex/core';
import { httpErrors } from '@errlex/core/http-errors';
import {
  type AdviceOptions,
  adviceFor,
  type IdentifiedError,
  identify,
  readApiError,
  toOutcome,
} from '@errlex/core/response';
import { removeControls } from '@errlex/core/text';
import { loadMessages, type Messages, type Translation } from '@errlex/i18n';
import { describe, expect, it } from 'vitest';
import { thrownCases } from '../../core/cases/thrown.js';
import { pickText } from '../test-support/pick-text.js';
import { fieldOf } from './field-of.js';
import type { ErrorTranslation } from './to-error-translation.js';
import { translateNow, translateThrown } from './translate-thrown.js';

/** Reads a shared table of cases. */
function readCases(name: string): unknown {
  return JSON.parse(readFileSync(new URL(`../../core/cases/${name}.json`, import.meta.url), 'utf8'));
}

const contracts = readCases('contracts') as Readonly<
  Record<string, Contract & { readonly catalog: Catalog }>
>;

/** Returns the error set of a contract in `contracts.json`. Default: the shipped set. */
function errorsOf({ contract }: { readonly contract?: string }): AnyErrorSet {
  if (contract === undefined) return spotV3Errors;
  const { catalog, ...rest } = contracts[contract] as (typeof contracts)[string];
  return defineErrors(catalog, rest);
}

const shipped = new Map(
  [...spotV3Errors.catalog, ...httpErrors].map(({ code, reason }) => [code as number, reason as string]),
);

/**
 * Returns the translation of an error as the tables mean it: the text of the locale for a shipped message, the
 * documented English of another one, or a generic text with the received text as detail.
 */
function expectedTranslation(error: IdentifiedError, messages: Messages): Translation {
  const { kind, code, reason, messageId, params, definition, message } = error;
  const inLocale = (key: string) => ({
    text: fillIn(textOf(key, params, messages), params),
    locale: messages.locale,
    dir: messages.dir,
  });
  const inEnglish = (text: string) => ({ text: fillIn(text, params), locale: 'en', dir: 'ltr' as const });
  const isFromServer = kind === 'api-error' || kind === 'response-error';
  const text = isFromServer ? removeControls(error.msg) : '';
  const detail = text === '' ? {} : { detail: text };
  if (reason !== undefined && shipped.get(code) === reason) {
    if (messageId !== undefined) return inLocale(messageId);
    const generic = `${reason}.unspecified`;
    return { ...inLocale(generic in messages.texts ? generic : reason), ...detail };
  }
  if (reason === undefined) return { ...inLocale(genericKey(error)), ...detail };
  const [template, ...names] = definition?.messages[messageId ?? reason] ?? [];
  const isRendered = template !== undefined && (messageId !== undefined || names.length === 0);
  if (!isRendered) return inEnglish(removeControls(message));
  let index = 0;
  const english = inEnglish(template.replace(/%[ds]/g, () => `{{${names[index++]}}}`));
  return messageId === undefined ? { ...english, ...detail } : english;
}

/** Checks a translation: its text as the tables mean it, the rest as `adviceFor` and `fieldOf` say. */
function checkTranslation(
  translation: ErrorTranslation | undefined,
  error: IdentifiedError | undefined,
  thrown: unknown,
  options: AdviceOptions,
) {
  expect(pickText(translation)).toEqual(error && expectedTranslation(error, messages));
  if (!translation) return;
  const { retry, after } = adviceFor(thrown, options);
  expect(translation.retry).toBe(retry);
  expect(translation.field).toBe(fieldOf(thrown, options));
  // Some milliseconds pass between the two calls.
  if (!after) expect(translation.waitSeconds).toBeUndefined();
  else expect(Math.abs((translation.waitSeconds ?? 0) - after / 1000)).toBeLessThan(2);
}

const keysByKind: Partial<Record<IdentifiedError['kind'], string>> = {
  network: 'NO_NETWORK',
  timeout: 'REQUEST_TIMEOUT',
  unreadable: 'UNREADABLE_RESPONSE',
  'outdated-app': 'OUTDATED_APP',
  other: 'UNKNOWN_ERROR',
};

function genericKey({ kind, responseInfo, msg }: IdentifiedError): string {
  const byKind = keysByKind[kind];
  if (byKind) return byKind;
  const status = responseInfo?.httpStatus ?? 0;
  const near = status === 418 ? 429 : status;
  const definition = httpErrors.find(({ httpStatus }) => httpStatus === near);
  if (definition) return definition.reason;
  if (status >= 500) return 'SERVICE_UNAVAILABLE';
  return kind === 'response-error' && msg === '' ? 'UNREADABLE_RESPONSE' : 'UNKNOWN_ERROR';
}

function textOf(key: string, params: object, { texts }: Messages): string {
  const count = Object.values(params).find((value) => typeof value === 'number');
  return texts[key] ?? texts[`${key}_${count === 1 ? 'one' : 'other'}`] ?? '';
}

function fillIn(text: string, params: Readonly<Record<string, string | number>>): string {
  return text.replace(/\{\{(\w+)\}\}/g, (_, name) => {
    const plain = removeControls(String(params[name])).slice(0, 256);
    return /[\u0590-\u08ff]/.test(plain) ? `\u2068${plain}\u2069` : plain;
  });
}

/** A body and its expected meaning. `null` stands for undefined, and an absent field is not checked. */
interface BodyCase {
  readonly name: string;
  /** A name in `contracts.json`. Default: the shipped set. */
  readonly contract?: string;
  readonly body: string;
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly kind: string;
  readonly code?: number;
  readonly reason?: string | null;
  readonly messageId?: string | null;
  readonly params?: object;
}

const bodyCases = (readCases('reading') as readonly BodyCase[]).filter((one) => 'body' in one);

const messages = await loadMessages('de');

/** Reads the error as a client does: from a response, or from a WebSocket frame if there is no status. */
async function readError({ body, status, headers }: BodyCase, anyErrors: AnyErrorSet): Promise<unknown> {
  // The functions are generic over the catalog, which is only known at run time here.
  const errors = anyErrors as unknown as ErrorSet<SpotV3>;
  if (status === undefined) {
    const outcome = toOutcome(body, { errors });
    return 'error' in outcome ? outcome.error : undefined;
  }
  const init = { status, headers: { 'content-type': 'application/json', ...headers } };
  return readApiError(new Response(status === 204 ? null : body, init), { errors });
}

describe('a body that a client reads', () => {
  it.each(bodyCases)('$name', async (row) => {
    const errors = errorsOf(row);
    const error = await readError(row, errors);
    if (row.kind !== 'api-error' && row.kind !== 'response-error') {
      expect(error).toBeUndefined();
      return;
    }
    const identified = identify(error, { errors }) as IdentifiedError;
    const checked = ['kind', 'code', 'reason', 'messageId', 'params'].filter((name) => name in row);
    const pick = (value: object) =>
      Object.fromEntries(checked.map((name) => [name, value[name as keyof typeof value] ?? null]));
    expect(pick(identified)).toEqual(pick(row));
    checkTranslation(await translateThrown(error, { messages, errors }), identified, error, { errors });
  });
});

const checkedFields = ['kind', 'code', 'reason', 'messageId', 'params', 'msg'] as const;

// The sources of core and its build are two copies of the package.
describe('a thrown value, made by another copy of core', () => {
  it.each(thrownCases)('$name', async (row) => {
    const options = { errors: errorsOf(row), signal: row.signal?.() };
    const identified = identify(row.create(), options);
    const pick = (value: object) =>
      Object.fromEntries(
        checkedFields
          .filter((name) => name in row)
          .map((name) => [name, value[name as keyof typeof value] ?? null]),
      );
    expect(pick(identified ?? {})).toEqual(pick(row));
    const thrown = row.create();
    const translation = await translateThrown(thrown, { ...options, messages });
    checkTranslation(translation, identified, thrown, options);
    if (translation && row.advice) expect(translation.retry).toBe(row.advice.retry);
    const now = translateNow(thrown, { ...options, messages });
    // Hooks treat null and undefined as no error.
    if (thrown === null || thrown === undefined) expect(now).toBeUndefined();
    else checkTranslation(now, identified, thrown, options);
    const { parameter } = (row.params ?? {}) as { readonly parameter?: string };
    expect(fieldOf(row.create(), options)).toBe(parameter ?? identified?.definition?.field);
  });
});

import { readFileSync } from 'node:fs';
import { type AnyErrorSet, type Catalog, type Contract, defineErrors, spotV3Errors } from '@errlex/core';
import { httpErrors } from '@errlex/core/http-errors';
import type { Identified } from '@errlex/core/response';
import { toPlainText } from '@errlex/core/text';
import type { Messages, Translation } from '@errlex/i18n';

/** Reads a shared table of cases. */
export function readCases(name: string): unknown {
  return JSON.parse(readFileSync(new URL(`../../core/cases/${name}.json`, import.meta.url), 'utf8'));
}

const contracts = readCases('contracts') as Readonly<
  Record<string, Contract & { readonly catalog: Catalog }>
>;

/** Returns the error set of a contract in `contracts.json`. Default: the shipped set. */
export function errorsOf({ contract }: { readonly contract?: string }): AnyErrorSet {
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
export function expectedTranslation(error: Identified, messages: Messages): Translation {
  const { kind, code, reason, messageId, params, definition, message } = error;
  const inLocale = (key: string) => ({
    text: fillIn(textOf(key, params, messages), params),
    locale: messages.locale,
    dir: messages.dir,
  });
  const inEnglish = (text: string) => ({ text: fillIn(text, params), locale: 'en', dir: 'ltr' as const });
  const isFromServer = kind === 'api-error' || kind === 'response-error';
  const text = isFromServer ? toPlainText(error.msg) : '';
  const detail = text === '' ? {} : { detail: text };
  if (reason !== undefined && shipped.get(code) === reason) {
    if (messageId !== undefined) return inLocale(messageId);
    const generic = `${reason}.unspecified`;
    return { ...inLocale(generic in messages.texts ? generic : reason), ...detail };
  }
  if (reason === undefined) return { ...inLocale(genericKey(error)), ...detail };
  const [template, ...names] = definition?.messages[messageId ?? reason] ?? [];
  const isRendered = template !== undefined && (messageId !== undefined || names.length === 0);
  if (!isRendered) return inEnglish(toPlainText(message));
  let index = 0;
  const english = inEnglish(template.replace(/%[ds]/g, () => `{{${names[index++]}}}`));
  return messageId === undefined ? { ...english, ...detail } : english;
}

const keysByKind: Partial<Record<Identified['kind'], string>> = {
  network: 'NO_NETWORK',
  timeout: 'REQUEST_TIMEOUT',
  unreadable: 'UNREADABLE_RESPONSE',
  'outdated-app': 'OUTDATED_APP',
  other: 'UNKNOWN_ERROR',
};

function genericKey({ kind, responseInfo, msg }: Identified): string {
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
    const plain = toPlainText(String(params[name])).slice(0, 256);
    return /[\u0590-\u08ff]/.test(plain) ? `\u2068${plain}\u2069` : plain;
  });
}

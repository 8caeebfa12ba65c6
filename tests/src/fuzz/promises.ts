import { type AnyApiError, isApiError } from '@errlex/core';

/** Written out here, because a copy from the tested code would share its mistakes. */
const controlCharacter = /[\p{Cc}\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]/u;

/** Throws if a promise is broken; the message lists `facts`. */
export function hold(promise: string, isKept: unknown, facts?: unknown): asserts isKept {
  if (!isKept) throw new Error(`broken: ${promise}${facts === undefined ? '' : ` (${show(facts)})`}`);
}

function show(facts: unknown): string {
  return JSON.stringify(facts)?.slice(0, 400) ?? String(facts);
}

/** Requires one line without characters that control a terminal or the text direction. */
export function holdPlain(what: string, text: unknown): void {
  hold(`${what} is a text`, typeof text === 'string');
  hold(`${what} has no control`, !controlCharacter.test(text), text);
}

/** Requires the same of every line of a text. */
export function holdPlainLines(what: string, text: string): void {
  holdPlain(what, text.replaceAll('\n', ''));
}

/** Requires the same of a translation, which may contain paired Unicode isolates around params. */
export function holdTranslated(what: string, text: unknown): void {
  hold(`${what} is a text`, typeof text === 'string');
  let rest = text;
  for (let left = ''; left !== rest; ) {
    left = rest;
    rest = rest.replace(/\u2068([^\u2068\u2069]*)\u2069/g, '$1');
  }
  holdPlain(what, rest);
  hold(`${what} has no lone surrogate`, !/\p{Cs}/u.test(text), text);
}

/** Requires the documented fields of `ApiError`. */
export function holdApiError(error: AnyApiError): void {
  hold('isApiError knows it', isApiError(error));
  const { code, reason, definition, messageId, params, msg, message } = error;
  hold('the code is an integer', Number.isSafeInteger(code), code);
  hold('the code is not a success code', code !== 0 && code !== 200, code);
  hold('the reason is that of the definition', reason === definition?.reason, reason);
  hold('the params are frozen', Object.isFrozen(params));
  hold('the message is a text', typeof message === 'string');
  hold(
    'without a message id there are no params',
    messageId !== undefined || Object.keys(params).length === 0,
  );
  hold('params are texts and numbers', Object.values(params).every(isParam), params);
  hold('the text is capped', msg.length <= 4096, msg.length);
}

function isParam(value: unknown): boolean {
  return typeof value === 'number' || (typeof value === 'string' && value.length <= 256);
}

import { type AnyApiError, isApiError } from '@errlex/core';

/** Written here once more, and not taken from what is tested. */
const steering = /[\p{Cc}\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]/u;

/** Throws where something that was promised does not hold; `facts` are told of it. */
export function hold(promise: string, isKept: unknown, facts?: unknown): asserts isKept {
  if (!isKept) throw new Error(`broken: ${promise}${facts === undefined ? '' : ` (${show(facts)})`}`);
}

function show(facts: unknown): string {
  return JSON.stringify(facts)?.slice(0, 400) ?? String(facts);
}

/** Holds a text to be one line without anything that steers a terminal or the direction of text. */
export function holdPlain(what: string, text: unknown): void {
  hold(`${what} is a text`, typeof text === 'string');
  hold(`${what} has no control`, !steering.test(text), text);
}

/** The same for lines. */
export function holdPlainLines(what: string, text: string): void {
  holdPlain(what, text.replaceAll('\n', ''));
}

/** The same for a translation, which isolates params: isolates that pair up, and no other control. */
export function holdTranslated(what: string, text: unknown): void {
  hold(`${what} is a text`, typeof text === 'string');
  let rest = text;
  for (let left = ''; left !== rest; ) {
    left = rest;
    rest = rest.replace(/\u2068([^\u2068\u2069]*)\u2069/g, '$1');
  }
  holdPlain(what, rest);
  hold(`${what} holds no half of a character`, !/\p{Cs}/u.test(text), text);
}

/** Holds an error to be what `ApiError` promises to be. */
export function holdApiError(error: AnyApiError): void {
  hold('isApiError knows it', isApiError(error));
  const { code, reason, definition, messageId, params, msg, message } = error;
  hold('the code is an integer', Number.isSafeInteger(code), code);
  hold('the code is no success', code !== 0 && code !== 200, code);
  hold('the reason is that of the row', reason === definition?.reason, reason);
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

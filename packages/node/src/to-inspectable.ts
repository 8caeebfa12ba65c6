import { type AnyApiError, adviceFor } from '@errlex/core';
import { adviceForResponse, isResponseError, type ResponseError } from '@errlex/core/response';
import { type Messages, translate } from '@errlex/i18n';
import { escapeControls, escapeDirection } from './escape-controls.js';

export interface InspectErrorOptions {
  /** The locale to show the error in beside its English message. */
  readonly messages?: Messages | undefined;
}

/** What `util.inspect` is to print in place of an error: one of the same name that holds what it means, its controls escaped. */
export function toInspectable(
  error: AnyApiError | ResponseError,
  { messages }: InspectErrorOptions = {},
): Error {
  const { name, message } = error;
  const title = `${name}: ${escapeControls(message)}`;
  const meaning = isResponseError(error)
    ? { advice: adviceForResponse(error) }
    : { advice: adviceFor(error), ...(messages && { translation: translate(error, messages) }) };
  const params = 'params' in error ? { params: escapeDirection(error.params) } : undefined;
  const view = Object.assign(createNamed(name), escapeDirection(error), params, meaning);
  // Node prints an error from its stack.
  Object.defineProperty(view, 'stack', { value: title + framesOf(error) });
  if ('cause' in error) Object.defineProperty(view, 'cause', { value: toPrintable(error.cause) });
  return view;
}

/** A cause; what JSON.parse says quotes what came. */
function toPrintable(cause: unknown): unknown {
  if (!(cause instanceof SyntaxError)) return cause;
  const message = escapeControls(cause.message);
  const stack = `${cause.name}: ${message}${framesOf(cause)}`;
  return Object.defineProperty(new SyntaxError(message), 'stack', { value: stack });
}

/** An error whose class bears the name too, for Node prints that of the class where a stack does not begin with it. */
function createNamed(name: string): Error {
  const Named = class extends Error {};
  Object.defineProperty(Named, 'name', { value: name });
  return Object.defineProperty(new Named(), 'name', { value: name, writable: true });
}

/** The part of a stack that comes after the message. */
function framesOf({ stack = '', message }: Error): string {
  const title = `: ${message}`;
  const start = stack.indexOf(title);
  return start < 0 ? '' : stack.slice(start + title.length);
}

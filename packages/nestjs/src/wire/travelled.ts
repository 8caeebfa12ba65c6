import { type AnyApiError, ApiError, createParts } from '@errlex/core';
import type { CodedError } from '../coded-error.js';

/** What every copy of this package knows an error by that another service has sent, and logged. */
const TRAVELLED = Symbol.for('@errlex/nestjs/travelled');

/**
 * An `ApiError` for what another service sent, with a stack of its own. A text that nobody documented is in
 * its payload only.
 */
export function toTravelled(error: CodedError): AnyApiError {
  const message = error.message || toGenericText(error);
  const { code, messageId, params, definition, upstream, msg } = error;
  const travelled = new ApiError({
    code,
    message,
    messageId,
    params,
    definition,
    upstream,
    msg: msg || message,
  });
  (travelled as { [TRAVELLED]?: true })[TRAVELLED] = true;
  return travelled;
}

/** Whether another service has sent an error. */
export function hasTravelled(error: AnyApiError): boolean {
  return TRAVELLED in error;
}

function toGenericText({ reason, definition }: CodedError): string {
  const [text] = Object.values(definition?.messages ?? {}).find((row) => row.length === 1) ?? [];
  return text ?? reason ?? createParts('UNKNOWN_ERROR').message;
}

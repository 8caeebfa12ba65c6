import type { CodedError } from '../coded-error.js';
import { createParts } from '../create-parts.js';
import type { CatalogueErrors } from '../errlex.options.js';
import { WIRE_VERSION, type Wire } from './wire.js';

/**
 * The error that another service sent, also as `ApiError#toJSON`; undefined for anything else. The wire is not trusted: a text
 * is never taken from it, an unknown code has the generic one, and of a newer version only the code is read.
 */
export function fromWire(value: unknown, errors: CatalogueErrors): CodedError | undefined {
  if (typeof value !== 'object' || value === null || !('$errlex' in value)) return undefined;
  const { $errlex, code, messageId, params, msg, upstream, message = msg } = value as Partial<WireOrJson>;
  if (!Number.isInteger($errlex) || Number($errlex) < 1 || !Number.isSafeInteger(code)) return undefined;
  const isKnownVersion = $errlex === WIRE_VERSION;
  const error = errors.fromJSON({
    $errlex: 1,
    code,
    message: typeof message === 'string' ? message : '',
    ...(isKnownVersion ? { messageId, params } : {}),
  });
  if (error === undefined) return undefined;
  const { reason, definition, payload } = error;
  const isDocumented = isKnownVersion && error.messageId !== undefined;
  return {
    ...(isDocumented
      ? createParts(errors.catalogue, error.messageId, error.params)
      : { code: error.code, reason, messageId: undefined, params: {}, message: '', definition }),
    payload,
    upstream: upstream === true,
  };
}

type WireOrJson = Wire & { readonly message: string };

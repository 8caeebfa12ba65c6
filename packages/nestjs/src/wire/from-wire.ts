import type { AnyErrors } from '@errlex/core';
import { type CodedError, toCodedError } from '../coded-error.js';
import { WIRE_VERSION, type Wire } from './wire.js';

/**
 * The error that another service sent, also as `ApiError#toJSON`; undefined for anything else. The wire is
 * not trusted: a text is never taken from it, an unknown code has the generic one, and of a newer version
 * only the code is read.
 */
export function fromWire(value: unknown, errors: AnyErrors): CodedError | undefined {
  if (typeof value !== 'object' || value === null || !('$errlex' in value)) return undefined;
  const { $errlex, code, messageId, params, msg, upstream, message = msg } = value as Partial<WireOrJson>;
  if (!Number.isInteger($errlex) || Number($errlex) < 1 || !Number.isSafeInteger(code)) return undefined;
  const text = typeof message === 'string' ? message : '';
  const documented = $errlex === WIRE_VERSION ? { messageId, params } : {};
  const error = errors.fromJSON({ $errlex: 1, code, message: text, ...documented });
  if (error === undefined) return undefined;
  const { definition, payload } = error;
  const facts = { msg: payload.msg, upstream: upstream === true };
  if ($errlex !== WIRE_VERSION || error.messageId === undefined) {
    return toCodedError({ ...facts, code: error.code, message: '', definition });
  }
  // The catalogue has just found the message, with these params in it.
  const parts = errors.createParts(error.messageId as never, error.params as never);
  return toCodedError({ ...parts, ...facts });
}

type WireOrJson = Wire & { readonly message: string };

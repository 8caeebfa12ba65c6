import { type AnyErrorSet, type ApiErrorParts, parsePayload } from '@errlex/core';
import { attempt } from '../attempt.js';
import { type CodedError, toCodedError } from '../coded-error.js';
import { WIRE_VERSION, type Wire } from './wire.js';

/**
 * The error that another service sent, also as `ApiError#toJSON`; undefined for anything else. The wire is
 * not trusted: a text is never taken from it, an unknown code has the generic one, and of a newer version
 * only the code is read. An older one is read whole.
 */
export function fromWire(value: unknown, errors: AnyErrorSet): CodedError | undefined {
  if (typeof value !== 'object' || value === null || !('$errlex' in value)) return undefined;
  const { $errlex, code, messageId, params, msg, upstream, message = msg } = value as Partial<WireOrJson>;
  if (!Number.isInteger($errlex) || Number($errlex) < 1 || !Number.isSafeInteger(code)) return undefined;
  const text = typeof message === 'string' ? message : '';
  const isNewer = Number($errlex) > WIRE_VERSION;
  const known = isNewer ? undefined : fromKnown(code, messageId, params, errors);
  if (known) {
    const payload = parsePayload({ code, msg: text });
    return payload && toCodedError({ ...known, msg: payload.msg, upstream: upstream === true });
  }
  const documented = isNewer ? {} : { messageId, params };
  const error = errors.fromJSON({ $errlex: 1, code, message: text, ...documented });
  if (error === undefined) return undefined;
  const { definition, payload } = error;
  const facts = { msg: payload.msg, upstream: upstream === true };
  if (isNewer || error.messageId === undefined) {
    return toCodedError({ ...facts, code: error.code, message: '', definition });
  }
  // The catalog has just found the message, with these params in it.
  const parts = errors.createParts(error.messageId as never, error.params as never);
  return toCodedError({ ...parts, ...facts });
}

/**
 * The parts of a message that is sent as it is documented: the usual case, which costs no error that nobody
 * sees.
 */
function fromKnown(
  code: unknown,
  messageId: unknown,
  params: unknown,
  errors: AnyErrorSet,
): ApiErrorParts | undefined {
  if (typeof messageId !== 'string' || typeof params !== 'object' || params === null) return undefined;
  const parts = attempt(() => errors.createParts(messageId as never, params as never));
  return parts?.code === code ? parts : undefined;
}

type WireOrJson = Wire & { readonly message: string };

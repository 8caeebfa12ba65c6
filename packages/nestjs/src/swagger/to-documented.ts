import type { AnyErrorSet, AnyParams, ErrorData, ErrorDefinition } from '@errlex/core';
import { messages as english } from '@errlex/i18n/locales/en';
import { createRoleError, httpStatusOf, toProblemDetails, translateReason } from '@errlex/server/adapter';
import { toPayloadSchema, toProblemSchema } from './to-schema.js';

/** One message as an application sends it. */
export interface DocumentedMessage {
  readonly id: string;
  readonly code: number;
  readonly reason: string;
  readonly httpStatus: number;
  /** English. */
  readonly msg: string;
  /** The payload in the shape of the contract; undefined if the contract's payloads are problem details. */
  readonly payload: DocumentedBody | undefined;
  /** Undefined if no problem details are sent. */
  readonly problem: DocumentedBody | undefined;
}

export interface DocumentedBody {
  readonly schema: object;
  readonly example: object;
}

/** Lists the messages that are named, each once. Throws a `TypeError` for one that the catalog does not hold. */
export function toDocumented(
  named: readonly (string | readonly [id: string, params: AnyParams])[],
  errors: AnyErrorSet,
  problemUrl: string | undefined,
): readonly DocumentedMessage[] {
  const found = new Map<string, DocumentedMessage>();
  for (const name of named) {
    const [id, params] = typeof name === 'string' ? [name] : name;
    for (const [one, definition] of findMessages(id, params !== undefined, errors)) {
      const values = params ?? sampleParams(definition.messages[one]);
      found.set(one, documentMessage(one, values, errors, problemUrl));
    }
  }
  return [...found.values()];
}

/** Finds all messages of a reason, or the one that an id names. */
function findMessages(id: string, isOne: boolean, { catalog }: AnyErrorSet): [string, ErrorDefinition][] {
  const definitions = catalog.filter(({ reason, messages }) => reason === id || Object.hasOwn(messages, id));
  const messages = definitions.flatMap((definition) =>
    Object.keys(definition.messages).map((one): [string, ErrorDefinition] => [one, definition]),
  );
  const found = messages.filter(([one, { reason }]) => one === id || (!isOne && reason === id));
  if (found.length === 0) throw new TypeError(`Unknown reason or message id "${id}".`);
  return found;
}

/** Makes up params for an example: a text param is its own name, numbers grow from left to right. */
function sampleParams([template = '', ...names]: readonly string[] = []): AnyParams {
  const kinds = template.match(/%[ds]/g) ?? [];
  return Object.fromEntries(names.map((name, index) => [name, kinds[index] === '%d' ? 100 ** index : name]));
}

function documentMessage(
  id: string,
  params: AnyParams,
  errors: AnyErrorSet,
  problemUrl: string | undefined,
): DocumentedMessage {
  const error = errors.createErrorData(id, params);
  const { code, reason = '', message: msg, definition } = error;
  const httpStatus = httpStatusOf(definition, errors) ?? 500;
  const hasProblemPayloads = errors.payload?.problem === true;
  return {
    id,
    code,
    reason,
    httpStatus,
    msg,
    payload: hasProblemPayloads
      ? undefined
      : { schema: toPayloadSchema(error, errors), example: errors.toPayload(error) },
    problem:
      hasProblemPayloads || problemUrl !== undefined
        ? documentProblem(error, httpStatus, errors, problemUrl)
        : undefined,
  };
}

function documentProblem(
  error: ErrorData,
  httpStatus: number,
  errors: AnyErrorSet,
  problemUrl: string | undefined,
): DocumentedBody {
  const texts = { messages: new Map(), english, unknown: createRoleError(errors, 'unknown') };
  const { msg: title } = translateReason(error, 'en', texts);
  const facts = { problemUrl, title, msg: error.message, httpStatus };
  return {
    schema: toProblemSchema(error, httpStatus, errors),
    example: toProblemDetails(error, facts, errors),
  };
}

import type { AnyErrorSet, AnyParams, ErrorData, ErrorDefinition } from '@errlex/core';
import { messages as english } from '@errlex/i18n/locales/en';
import { createRoleError, httpStatusOf, toProblemDetails, translateReason } from '@errlex/server/adapter';
import type { Type } from '@nestjs/common';
import { ApiSchema, type ApiSchemaOptions, getSchemaPath } from '@nestjs/swagger';
import { type DocumentOptions, toPayloadSchema, toProblemSchema } from './error-schemas.js';

/** One message as an application sends it. */
export interface DocumentedMessage {
  readonly id: string;
  readonly code: number;
  readonly reason: string;
  readonly httpStatus: number;
  /** English. */
  readonly msg: string;
  /** Whether the handler has this message as an example of its own; the schema of the code has one too. */
  readonly isExample: boolean;
  readonly bodies: Readonly<Record<string, DocumentedBody>>;
}

interface DocumentedBody {
  /** The class by which `@nestjs/swagger` finds the component. */
  readonly model: Type;
  readonly example: object;
}

/**
 * Lists the messages that are named, each once: all of a reason, or the one of an id. Throws a `TypeError` for one
 * that the catalog does not hold.
 */
export function documentErrors(
  named: readonly (string | readonly [id: string, params: AnyParams])[],
  options: DocumentOptions,
): readonly DocumentedMessage[] {
  const found = new Map<string, DocumentedMessage>();
  for (const name of named) {
    const [id, params] = typeof name === 'string' ? [name] : name;
    for (const [one, definition] of findMessages(id, params !== undefined, options.errors)) {
      const isExample = params !== undefined || definition.reason !== id;
      const values = params ?? sampleParams(definition.messages[one]);
      found.set(one, { ...documentMessage(one, values, options), isExample });
    }
  }
  return [...found.values()];
}

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
  options: DocumentOptions,
): Omit<DocumentedMessage, 'isExample'> {
  const { errors, problemUrl } = options;
  const error = errors.createErrorData(id, params);
  const { code, reason = '', message: msg, definition } = error;
  const httpStatus = httpStatusOf(definition, errors) ?? 500;
  const hasProblemPayloads = errors.payload?.problem === true;
  const [first] = Object.entries(definition?.messages ?? {});
  const typical = first ? errors.createErrorData(first[0], sampleParams(first[1])) : error;
  const problemOf = (one: ErrorData) => createProblem(one, httpStatus, options);
  return {
    id,
    code,
    reason,
    httpStatus,
    msg,
    bodies: {
      ...(!hasProblemPayloads && {
        'application/json': {
          model: createModel('', toPayloadSchema(error, options), errors.toPayload(typical), error),
          example: errors.toPayload(error),
        },
      }),
      ...((hasProblemPayloads || problemUrl !== undefined) && {
        'application/problem+json': {
          model: createModel(
            '.problem',
            toProblemSchema(error, httpStatus, options),
            problemOf(typical),
            error,
          ),
          example: problemOf(error),
        },
      }),
    },
  };
}

function createProblem(
  error: ErrorData,
  httpStatus: number,
  { errors, problemUrl }: DocumentOptions,
): object {
  const texts = { messages: new Map(), english, unknown: createRoleError(errors, 'unknown') };
  const { msg: title } = translateReason(error, 'en', texts);
  return toProblemDetails(error, { problemUrl, title, msg: error.message, httpStatus }, errors);
}

/** Creates a class whose component is a schema with an example; the same for all messages of a code. */
function createModel(
  suffix: string,
  schema: object,
  example: object,
  { domain = 'errors', reason }: ErrorData,
): Type {
  class ErrorBody {}
  const options = { name: `${domain}.${reason}${suffix}`.replace(/[^\w.-]/g, '_'), ...schema, example };
  // Nest takes all fields of a schema here, but its types name two.
  ApiSchema(options as ApiSchemaOptions)(ErrorBody);
  return ErrorBody;
}

/** Returns the OpenAPI content of the messages that share a status. */
export function toContent(messages: readonly DocumentedMessage[]): Readonly<Record<string, object>> {
  const mediaTypes = new Set(messages.flatMap(({ bodies }) => Object.keys(bodies)));
  const toMedia = (mediaType: string): object => {
    const bodies = messages.flatMap(({ bodies, ...message }) => {
      const body = bodies[mediaType];
      return body ? [{ ...message, ...body }] : [];
    });
    // One schema for each code, or a body would match two of them.
    const models = new Map(bodies.map(({ code, model }) => [code, model]));
    const examples = bodies.flatMap(({ id, msg, isExample, example }) =>
      isExample ? [[id, { summary: msg, value: example }]] : [],
    );
    return {
      schema: { oneOf: [...models.values()].map((model) => ({ $ref: getSchemaPath(model) })) },
      ...(examples.length > 0 && { examples: Object.fromEntries(examples) }),
    };
  };
  return Object.fromEntries([...mediaTypes].map((mediaType) => [mediaType, toMedia(mediaType)]));
}

/** Lists the classes of the components that messages need. */
export function modelsOf(messages: readonly DocumentedMessage[]): readonly Type[] {
  return messages.flatMap(({ bodies }) => Object.values(bodies).map(({ model }) => model));
}

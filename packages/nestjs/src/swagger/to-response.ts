import type { DocumentedMessage } from './to-documented.js';

interface Media {
  readonly schema: object;
  readonly examples: Readonly<Record<string, { readonly summary: string; readonly value: object }>>;
}

/** What OpenAPI says of the errors that share a status. */
export interface ErrorResponse {
  readonly description: string;
  readonly content: Readonly<Record<string, Media>>;
}

const text = { type: 'string' };

/**
 * The response of a status; `@nestjs/swagger` appends its description, of `fresh` alone, to that of the
 * response before.
 */
export function toResponse(
  all: readonly DocumentedMessage[],
  fresh: readonly DocumentedMessage[],
): ErrorResponse {
  const described = new Set(fresh.map(({ reason, code }) => `${reason} (${code})`));
  const problems = all.filter(({ problem }) => problem !== undefined);
  return {
    description: [...described].join(', '),
    content: {
      'application/json': toMedia(all, ({ example }) => example, toPayloadSchema),
      ...(problems.length > 0 && {
        'application/problem+json': toMedia(problems, ({ problem = {} }) => problem, toProblemSchema),
      }),
    },
  };
}

function toMedia(
  messages: readonly DocumentedMessage[],
  toValue: (message: DocumentedMessage) => object,
  toSchema: (message: DocumentedMessage) => object,
): Media {
  // One schema for each code, or a body would match two of them.
  const byCode = new Map(messages.map((message) => [message.code, message]));
  return {
    schema: { oneOf: [...byCode.values()].map(toSchema) },
    examples: Object.fromEntries(
      messages.map((message) => [message.id, { summary: message.example.msg, value: toValue(message) }]),
    ),
  };
}

function toPayloadSchema({ reason, code }: DocumentedMessage): object {
  return {
    title: reason,
    type: 'object',
    required: ['code', 'msg'],
    properties: { code: { type: 'integer', enum: [code] }, msg: text },
  };
}

function toProblemSchema({ reason, code, httpStatus }: DocumentedMessage): object {
  return {
    title: reason,
    type: 'object',
    required: ['type', 'title', 'status', 'detail', 'code', 'reason', 'params'],
    properties: {
      type: { type: 'string', format: 'uri' },
      title: text,
      status: { type: 'integer', enum: [httpStatus] },
      detail: text,
      code: { type: 'integer', enum: [code] },
      reason: { type: 'string', enum: [reason] },
      params: { type: 'object', additionalProperties: { anyOf: [text, { type: 'number' }] } },
    },
  };
}

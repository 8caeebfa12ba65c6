import type { DocumentedBody, DocumentedMessage } from './to-documented.js';

interface Media {
  readonly schema: object;
  readonly examples: Readonly<Record<string, { readonly summary: string; readonly value: object }>>;
}

/** The OpenAPI response of the errors that share a status. */
export interface ErrorResponse {
  readonly description: string;
  readonly content: Readonly<Record<string, Media>>;
}

/**
 * Returns the response of a status. Its description is of `fresh` alone, because `@nestjs/swagger` appends it to the
 * description of the response before.
 */
export function toResponse(
  all: readonly DocumentedMessage[],
  fresh: readonly DocumentedMessage[],
): ErrorResponse {
  const described = new Set(fresh.map(({ reason, code }) => `${reason} (${code})`));
  const payloads = toMedia(all, ({ payload }) => payload);
  const problems = toMedia(all, ({ problem }) => problem);
  return {
    description: [...described].join(', '),
    content: {
      ...(payloads && { 'application/json': payloads }),
      ...(problems && { 'application/problem+json': problems }),
    },
  };
}

/** Describes one media type; undefined if no message has a body of it. */
function toMedia(
  messages: readonly DocumentedMessage[],
  readBody: (message: DocumentedMessage) => DocumentedBody | undefined,
): Media | undefined {
  const bodies = messages.flatMap((message) => {
    const body = readBody(message);
    return body ? [{ ...message, ...body }] : [];
  });
  if (bodies.length === 0) return undefined;
  // One schema for each code, or a body would match two of them.
  const schemas = new Map(bodies.map(({ code, schema }) => [code, schema]));
  return {
    schema: { oneOf: [...schemas.values()] },
    examples: Object.fromEntries(
      bodies.map(({ id, msg, example }) => [id, { summary: msg, value: example }]),
    ),
  };
}

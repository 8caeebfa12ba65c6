import type { Entry } from '../page/to-entries.js';

/**
 * An OpenAPI 3.1 document of components alone: a schema and a response for every code, to be referred to by
 * name.
 */
export function toOpenApi(entries: readonly Entry[], title = 'Error codes') {
  const schemas = entries.map(({ definition: { code, reason } }) => [
    reason,
    {
      allOf: [{ $ref: '#/components/schemas/ErrorPayload' }],
      properties: { code: { const: code } },
      title: `${code} ${reason}`,
    },
  ]);
  const responses = entries.map(({ definition, messages }) => [
    definition.reason,
    {
      description: `${definition.code} ${definition.reason}: ${messages.map(({ row }) => row[0]).join(' / ')}`,
      content: {
        'application/json': {
          schema: { $ref: `#/components/schemas/${definition.reason}` },
          examples: Object.fromEntries(
            messages.map(({ id, msg }) => [id, { value: { code: definition.code, msg } }]),
          ),
        },
      },
      'x-http-status': definition.httpStatus,
      'x-gateway-status': definition.gatewayStatus,
      'x-retry': definition.retry,
      'x-executed': definition.executed,
    },
  ]);
  return {
    openapi: '3.1.0',
    info: { title, version: '3.0.0' },
    components: {
      schemas: {
        ErrorPayload: {
          type: 'object',
          required: ['code', 'msg'],
          properties: {
            code: { type: 'integer', description: 'Universal; decide by it.' },
            msg: { type: 'string', description: 'For people; it varies.' },
          },
        },
        ErrorCode: {
          type: 'integer',
          oneOf: entries.map(({ definition: { code, reason } }) => ({ const: code, title: reason })),
        },
        ...Object.fromEntries(schemas),
      },
      responses: Object.fromEntries(responses),
    },
  };
}

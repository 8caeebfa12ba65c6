import type { Catalog, ErrorSet } from '@errlex/core';
import type { Entry } from '../page/entries.js';

type JsonSchema = Readonly<Record<string, unknown>>;

/**
 * Returns an OpenAPI 3.1 document that has only components: a schema and a response for every code, to be referenced
 * by reason, in the payload shape of the contract.
 */
export function toOpenApi(entries: readonly Entry[], errors: ErrorSet<Catalog>, title = 'Error codes') {
  const reasons = new Set(entries.map(({ definition: { reason } }) => reason));
  // No reason contains a dot.
  const toFreeName = (name: string) => (reasons.has(name) ? `${name}.base` : name);
  const payloadName = toFreeName('ErrorPayload');
  const schemas = entries.map(({ definition: { code, reason } }) => [
    reason,
    {
      allOf: [{ $ref: `#/components/schemas/${payloadName}` }],
      ...toPayloadSchema(errors, (kind) => (kind === 'code' ? { const: code } : undefined)),
      title: `${code} ${reason}`,
    },
  ]);
  const responses = entries.map(({ definition, messages }) => [
    definition.reason,
    {
      description: `${definition.code} ${definition.reason}: ${messages.map(({ template: [text] }) => text).join(' / ')}`,
      content: {
        'application/json': {
          schema: { $ref: `#/components/schemas/${definition.reason}` },
          examples: Object.fromEntries(messages.map(({ id, payload }) => [id, { value: payload }])),
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
        [payloadName]: toPayloadSchema(errors, (kind, value) => {
          if (kind === 'fixed') return { const: value };
          return kind === 'code'
            ? { type: 'integer', description: 'Identifies the error.' }
            : { type: 'string', description: 'For people; it varies.' };
        }),
        [toFreeName('ErrorCode')]: {
          type: 'integer',
          oneOf: entries.map(({ definition: { code, reason } }) => ({ const: code, title: reason })),
        },
        ...Object.fromEntries(schemas),
      },
      responses: Object.fromEntries(responses),
    },
  };
}

type FieldKind = 'code' | 'msg' | 'fixed';

/** Stands for the code and the text in a payload that is written to learn its shape. */
const CODE_MARK = Number.MIN_SAFE_INTEGER;
const MSG_MARK = '\u0000msg';

/** Describes the fields of a payload for which `describe` returns a schema; the others are left out. */
function toPayloadSchema(
  { toPayload }: ErrorSet<Catalog>,
  describe: (kind: FieldKind, value: unknown) => JsonSchema | undefined,
): JsonSchema {
  const toSchema = (value: unknown): JsonSchema | undefined => {
    if (value === CODE_MARK) return describe('code', value);
    if (value === MSG_MARK) return describe('msg', value);
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return describe('fixed', value);
    const properties = Object.entries(value).flatMap(([name, field]) => {
      const schema = toSchema(field);
      return schema ? [[name, schema] as const] : [];
    });
    if (properties.length === 0) return undefined;
    return {
      type: 'object',
      required: properties.map(([name]) => name),
      properties: Object.fromEntries(properties),
    };
  };
  return toSchema(toPayload({ code: CODE_MARK, message: MSG_MARK }, MSG_MARK)) ?? {};
}

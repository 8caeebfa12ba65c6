import type { AnyErrorSet, ErrorData } from '@errlex/core';
import { type FieldPath, payloadFields } from '@errlex/server/adapter';

const text = { type: 'string' };

interface ObjectSchema {
  readonly type: 'object';
  readonly required: readonly string[];
  readonly properties: Readonly<Record<string, object>>;
}

/** The schema of a field that varies, by the place of the field. */
type Leaf = readonly [path: FieldPath, schema: object];

/** Describes the payload of an error in the shape of a contract. */
export function toPayloadSchema(
  { reason, code, message }: ErrorData,
  errors: AnyErrorSet,
): ObjectSchema & { readonly title: string | undefined } {
  const fields = payloadFields(errors);
  const leaves: readonly Leaf[] = [
    [fields.code, { type: 'integer', enum: [code] }],
    [fields.msg, text],
  ];
  return { title: reason, ...toObjectSchema(errors.toPayload({ code, message }), leaves) };
}

/** Describes an object in which all fields are required, and fixed unless they are leaves. */
function toObjectSchema(value: object, leaves: readonly Leaf[]): ObjectSchema {
  const properties = Object.entries(value).map(([name, field]): [string, object] => {
    const inner = leaves.flatMap(([[first, ...rest], schema]): Leaf[] =>
      first === name ? [[rest, schema]] : [],
    );
    const leaf = inner.find(([path]) => path.length === 0);
    if (leaf) return [name, leaf[1]];
    const isObject = typeof field === 'object' && field !== null && !Array.isArray(field);
    return [name, isObject ? toObjectSchema(field, inner) : { enum: [field] }];
  });
  return { type: 'object', required: Object.keys(value), properties: Object.fromEntries(properties) };
}

/** Describes the problem details of an error. */
export function toProblemSchema(error: ErrorData, httpStatus: number, errors: AnyErrorSet): object {
  const { code, reason, domain } = error;
  const identity = {
    reason: { type: 'string', enum: [reason] },
    ...(domain !== undefined && { domain: { type: 'string', enum: [domain] } }),
    params: { type: 'object', additionalProperties: { anyOf: [text, { type: 'number' }] } },
  };
  const standard = {
    type: { type: 'string', format: 'uri' },
    title: text,
    status: { type: 'integer', enum: [httpStatus] },
  };
  const { required, properties } = errors.payload?.problem
    ? toPayloadSchema(error, errors)
    : toObjectSchema({ detail: '', code: 0 }, [
        [['detail'], text],
        [['code'], { type: 'integer', enum: [code] }],
      ]);
  return {
    title: reason,
    type: 'object',
    required: [...Object.keys(standard), ...required, ...Object.keys(identity)],
    properties: { ...standard, ...properties, ...identity, messageId: text },
  };
}

import type { AnyErrorSet, ErrorData } from '@errlex/core';
import { type FieldPath, payloadFields } from '@errlex/server/adapter';

/** The options of the application that decide on its bodies. */
export interface DocumentOptions {
  /** The contract of the application. */
  readonly errors: AnyErrorSet;
  readonly problemUrl: string | undefined;
  readonly hints: boolean;
  readonly details: boolean;
}

const text = { type: 'string' };

interface ObjectSchema {
  readonly type: 'object';
  readonly required: readonly string[];
  readonly properties: Readonly<Record<string, object>>;
}

/** The schema of a field that varies, by the place of the field. */
type Leaf = readonly [path: FieldPath, schema: object];

/** Describes the payload of an error in the shape of a contract, with `hint` and `details` if they are on. */
export function toPayloadSchema(error: ErrorData, options: DocumentOptions): object {
  const { required, properties } = describePayload({ type: 'integer', enum: [error.code] }, options);
  const extra = describeExtraFields(error, options);
  return { title: error.reason, type: 'object', required, properties: { ...extra, ...properties } };
}

function describePayload(code: object, { errors }: DocumentOptions): ObjectSchema {
  const fields = payloadFields(errors);
  return toObjectSchema(errors.toPayload({ code: 0, message: '' }), [
    [fields.code, code],
    [fields.msg, text],
  ]);
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

/** Only the errors of requests that their caller can correct have details. */
function describeExtraFields({ definition }: ErrorData, options: DocumentOptions): object {
  const { required, properties } = describePayload({ type: 'integer' }, options);
  const items = {
    type: 'object',
    required: [...required, 'path'],
    properties: { ...properties, path: text },
  };
  const isRequestError = (definition?.httpStatus ?? 400) < 500;
  return {
    ...(options.hints && { hint: { ...text, description: 'What the user can do.' } }),
    ...(options.details &&
      isRequestError && { details: { type: 'array', description: 'All invalid parameters.', items } }),
  };
}

/** Describes the problem details of an error. */
export function toProblemSchema(error: ErrorData, httpStatus: number, options: DocumentOptions): object {
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
  const codeSchema = { type: 'integer', enum: [code] };
  const { required, properties } = options.errors.payload?.problem
    ? describePayload(codeSchema, options)
    : toObjectSchema({ detail: '', code: 0 }, [
        [['detail'], text],
        [['code'], codeSchema],
      ]);
  const extra = describeExtraFields(error, options);
  return {
    title: reason,
    type: 'object',
    required: [...Object.keys(standard), ...required, ...Object.keys(identity)],
    properties: { ...extra, ...standard, ...properties, ...identity, messageId: text },
  };
}

import {
  type AnyErrorSet,
  createErrorData,
  defineErrors,
  type PayloadShape,
  spotV3Errors,
} from '@errlex/core';
import { problem as problemShape } from '@errlex/core/shapes';
import { describe, expect, it } from 'vitest';
import { toPayloadSchema, toProblemSchema } from './to-schema.js';

const catalog = [{ code: 7, reason: 'BUSY', messages: { BUSY: ['Busy.'] } }] as const;
const defineAcme = (payload?: PayloadShape): AnyErrorSet =>
  defineErrors(catalog, { domain: 'acme', payload });
const text = { type: 'string' };
const code = { type: 'integer', enum: [7] };

const schemaOf = (payload?: PayloadShape) => {
  const errors = defineAcme(payload);
  return toPayloadSchema(errors.createErrorData('BUSY'), errors);
};

describe('toPayloadSchema', () => {
  it('has code and text', () => {
    expect(schemaOf()).toEqual({
      title: 'BUSY',
      type: 'object',
      required: ['code', 'msg'],
      properties: { code, msg: text },
    });
  });

  it('has the names of the contract, of which the first is written', () => {
    const { required, properties } = schemaOf({ code: ['retCode', 'ret_code'], msg: ['retMsg', 'ret_msg'] });
    expect(required).toEqual(['retCode', 'retMsg']);
    expect(properties).toEqual({ retCode: code, retMsg: text });
  });

  it('has nested fields and fixed ones', () => {
    const fixed = { jsonrpc: '2.0', id: null, error: { kind: 'x', tags: ['a'] } };
    expect(schemaOf({ code: 'error.code', msg: 'error.message', fixed })).toMatchObject({
      required: ['jsonrpc', 'id', 'error'],
      properties: {
        jsonrpc: { enum: ['2.0'] },
        id: { enum: [null] },
        error: {
          type: 'object',
          required: ['kind', 'tags', 'code', 'message'],
          properties: { kind: { enum: ['x'] }, tags: { enum: [['a']] }, code, message: text },
        },
      },
    });
  });
});

describe('toProblemSchema', () => {
  it('has the fields of RFC 9457 and those that identify the error', () => {
    expect(toProblemSchema(createErrorData('INVALID_SYMBOL'), 400, spotV3Errors)).toEqual({
      title: 'INVALID_SYMBOL',
      type: 'object',
      required: ['type', 'title', 'status', 'detail', 'code', 'reason', 'domain', 'params'],
      properties: {
        type: { type: 'string', format: 'uri' },
        title: text,
        status: { type: 'integer', enum: [400] },
        detail: text,
        code: { type: 'integer', enum: [-1121] },
        reason: { type: 'string', enum: ['INVALID_SYMBOL'] },
        messageId: text,
        domain: { type: 'string', enum: ['spotV3'] },
        params: { type: 'object', additionalProperties: { anyOf: [text, { type: 'number' }] } },
      },
    });
  });

  it('has no domain if the contract names none', () => {
    const errors: AnyErrorSet = defineErrors(catalog);
    expect(toProblemSchema(errors.createErrorData('BUSY'), 500, errors)).not.toHaveProperty(
      'properties.domain',
    );
  });

  it('has the names of a contract whose payloads are problem details', () => {
    const errors = defineAcme({ ...problemShape, code: 'errorCode' });
    const schema = toProblemSchema(errors.createErrorData('BUSY'), 500, errors);
    expect(schema).toHaveProperty('properties.errorCode', code);
    expect(schema).toHaveProperty('properties.detail', text);
    expect(schema).not.toHaveProperty('properties.code');
  });
});

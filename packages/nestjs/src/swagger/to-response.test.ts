import { describe, expect, it } from 'vitest';
import type { DocumentedMessage } from './to-documented.js';
import { toResponse } from './to-response.js';

const toMessage = (id: string, reason: string, code: number): DocumentedMessage => ({
  id,
  reason,
  code,
  httpStatus: 400,
  example: { code, msg: `${id}.` },
  problem: undefined,
});
const empty = toMessage('EMPTY', 'EMPTY', -1);
const wrong = toMessage('WRONG', 'WRONG', -2);
const limit = toMessage('WRONG.limit', 'WRONG', -2);
const type = 'application/problem+json';

const toSchema = (title: string, code: number) => ({
  title,
  type: 'object',
  required: ['code', 'msg'],
  properties: { code: { type: 'integer', enum: [code] }, msg: { type: 'string' } },
});

describe('toResponse', () => {
  it('has a schema for each code, an example for each message, and describes what is fresh', () => {
    expect(toResponse([empty, wrong, limit], [wrong, limit, empty])).toEqual({
      description: 'WRONG (-2), EMPTY (-1)',
      content: {
        'application/json': {
          schema: { oneOf: [toSchema('EMPTY', -1), toSchema('WRONG', -2)] },
          examples: {
            EMPTY: { summary: 'EMPTY.', value: { code: -1, msg: 'EMPTY.' } },
            WRONG: { summary: 'WRONG.', value: { code: -2, msg: 'WRONG.' } },
            'WRONG.limit': { summary: 'WRONG.limit.', value: { code: -2, msg: 'WRONG.limit.' } },
          },
        },
      },
    });
    expect(toResponse([empty, wrong], [wrong]).description).toBe('WRONG (-2)');
  });

  it('has problem details of those that have some', () => {
    const problem = { type: 'https://errors.example/#-1', status: 400 };
    const { content } = toResponse([{ ...empty, problem }, wrong], []);
    expect(content[type]?.examples).toEqual({ EMPTY: { summary: 'EMPTY.', value: problem } });
    expect(content[type]?.schema).toEqual({
      oneOf: [
        {
          title: 'EMPTY',
          type: 'object',
          required: ['type', 'title', 'status', 'detail', 'code', 'reason', 'params'],
          properties: {
            type: { type: 'string', format: 'uri' },
            title: { type: 'string' },
            status: { type: 'integer', enum: [400] },
            detail: { type: 'string' },
            code: { type: 'integer', enum: [-1] },
            reason: { type: 'string', enum: ['EMPTY'] },
            params: {
              type: 'object',
              additionalProperties: { anyOf: [{ type: 'string' }, { type: 'number' }] },
            },
          },
        },
      ],
    });
  });
});

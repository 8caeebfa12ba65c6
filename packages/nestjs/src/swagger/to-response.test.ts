import { describe, expect, it } from 'vitest';
import type { DocumentedMessage } from './to-documented.js';
import { toResponse } from './to-response.js';

const document = (id: string, reason: string, code: number): DocumentedMessage => ({
  id,
  reason,
  code,
  httpStatus: 400,
  msg: `${id}.`,
  payload: { schema: { title: reason }, example: { code, msg: `${id}.` } },
  problem: undefined,
});
const empty = document('EMPTY', 'EMPTY', -1);
const wrong = document('WRONG', 'WRONG', -2);
const limit = document('WRONG.limit', 'WRONG', -2);

describe('toResponse', () => {
  it('has a schema for each code, an example for each message, and describes what is fresh', () => {
    expect(toResponse([empty, wrong, limit], [wrong, limit, empty])).toEqual({
      description: 'WRONG (-2), EMPTY (-1)',
      content: {
        'application/json': {
          schema: { oneOf: [{ title: 'EMPTY' }, { title: 'WRONG' }] },
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

  it('has problem details of the messages that have some', () => {
    const problem = { schema: { title: 'EMPTY' }, example: { status: 400 } };
    const { content } = toResponse([{ ...empty, problem }, wrong], []);
    expect(content['application/problem+json']).toEqual({
      schema: { oneOf: [{ title: 'EMPTY' }] },
      examples: { EMPTY: { summary: 'EMPTY.', value: { status: 400 } } },
    });
  });

  it('has no payloads if there are problem details alone', () => {
    const problem = { schema: {}, example: {} };
    expect(Object.keys(toResponse([{ ...empty, payload: undefined, problem }], []).content)).toEqual([
      'application/problem+json',
    ]);
  });
});

import { defineErrors, spotV3 } from '@errlex/core';
import { describe, expect, it } from 'vitest';
import { toDocumented } from './to-documented.js';

const errors = defineErrors(spotV3) as Parameters<typeof toDocumented>[1];
type Named = Parameters<typeof toDocumented>[0];

describe('toDocumented', () => {
  it.each<[what: string, named: Named, ids: string[]]>([
    [
      'all messages of a reason, where none has its name as well',
      ['QUERY_TIME_OUT_OF_RANGE'],
      ['QUERY_TIME_OUT_OF_RANGE.startTime', 'QUERY_TIME_OUT_OF_RANGE.range'],
    ],
    [
      'all messages of a reason, where one has its name',
      ['PARAM_VALIDATE_ERROR'],
      [
        'PARAM_VALIDATE_ERROR',
        'PARAM_VALIDATE_ERROR.limit',
        'PARAM_VALIDATE_ERROR.startTime',
        'PARAM_VALIDATE_ERROR.endTime',
      ],
    ],
    ['the message of an id alone', ['PARAM_VALIDATE_ERROR.limit'], ['PARAM_VALIDATE_ERROR.limit']],
    ['one message where params are given', [['PARAM_VALIDATE_ERROR', {}]], ['PARAM_VALIDATE_ERROR']],
    ['a message once', ['INVALID_SYMBOL', 'INVALID_SYMBOL'], ['INVALID_SYMBOL']],
  ])('holds %s', (_, named, ids) => {
    expect(toDocumented(named, errors, undefined).map(({ id }) => id)).toEqual(ids);
  });

  it('has problem details whose title is the text of the reason', () => {
    const problems = 'https://errors.example/';
    const [{ problem } = {}] = toDocumented(['PARAM_VALIDATE_ERROR.limit'], errors, problems);
    expect(problem).toEqual({
      type: 'https://errors.example/#-1140',
      title: 'Parameter validation failed.',
      status: 400,
      detail: 'limit must be between 1 and 100.',
      code: -1140,
      reason: 'PARAM_VALIDATE_ERROR',
      params: { min: 1, max: 100 },
    });
    const title = 'A required parameter is empty.';
    expect(toDocumented(['PARAM_EMPTY'], errors, problems)).toMatchObject([{ problem: { title } }]);
  });

  it('makes an example of the params that are given, or of samples', () => {
    const named: Named = ['PARAM_VALIDATE_ERROR.limit', ['PARAM_EMPTY', { parameter: 'side' }]];
    const facts = { httpStatus: 400, problem: undefined };
    expect(toDocumented(named, errors, undefined)).toEqual([
      {
        ...facts,
        id: 'PARAM_VALIDATE_ERROR.limit',
        code: -1140,
        reason: 'PARAM_VALIDATE_ERROR',
        example: { code: -1140, msg: 'limit must be between 1 and 100.' },
      },
      {
        ...facts,
        id: 'PARAM_EMPTY',
        code: -1141,
        reason: 'PARAM_EMPTY',
        example: { code: -1141, msg: "Parameter 'side' cannot be empty." },
      },
    ]);
  });
});

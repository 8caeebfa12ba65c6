import { defineErrors, spotV3Errors } from '@errlex/core';
import { describe, expect, it } from 'vitest';
import { toDocumented } from './to-documented.js';

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
    expect(toDocumented(named, spotV3Errors, undefined).map(({ id }) => id)).toEqual(ids);
  });

  it('has problem details whose title is the text of the reason', () => {
    const problemUrl = 'https://errors.example/';
    const [{ problem } = {}] = toDocumented(['PARAM_VALIDATE_ERROR.limit'], spotV3Errors, problemUrl);
    expect(problem?.example).toEqual({
      type: 'https://errors.example/#-1140',
      title: 'Parameter validation failed.',
      status: 400,
      detail: 'limit must be between 1 and 100.',
      code: -1140,
      reason: 'PARAM_VALIDATE_ERROR',
      messageId: 'PARAM_VALIDATE_ERROR.limit',
      domain: 'spotV3',
      params: { min: 1, max: 100 },
    });
    const title = 'A required parameter is empty.';
    expect(toDocumented(['PARAM_EMPTY'], spotV3Errors, problemUrl)).toMatchObject([
      { problem: { example: { title } } },
    ]);
  });

  it('makes an example of the params that are given, or of samples', () => {
    const named: Named = ['PARAM_VALIDATE_ERROR.limit', ['PARAM_EMPTY', { parameter: 'side' }]];
    const facts = { httpStatus: 400, problem: undefined };
    expect(toDocumented(named, spotV3Errors, undefined)).toMatchObject([
      {
        ...facts,
        id: 'PARAM_VALIDATE_ERROR.limit',
        code: -1140,
        reason: 'PARAM_VALIDATE_ERROR',
        msg: 'limit must be between 1 and 100.',
        payload: { example: { code: -1140, msg: 'limit must be between 1 and 100.' } },
      },
      {
        ...facts,
        id: 'PARAM_EMPTY',
        code: -1141,
        reason: 'PARAM_EMPTY',
        payload: { example: { code: -1141, msg: "Parameter 'side' cannot be empty." } },
      },
    ]);
  });

  it('has 500 for a definition without a status, and the title of its reason', () => {
    const errors = defineErrors([
      { code: 7, reason: 'INVALID_SYMBOL', messages: { INVALID_SYMBOL: ['Bad pair.'] } },
      { code: 8, reason: 'PARAM_EMPTY', messages: { PARAM_EMPTY: ['Give %s.', 'name'] } },
    ]);
    expect(toDocumented(['INVALID_SYMBOL', 'PARAM_EMPTY'], errors, 'https://errors.example/')).toMatchObject([
      { httpStatus: 500, problem: { example: { title: 'Bad pair.' } } },
      // Not the shipped text of another definition.
      { httpStatus: 500, problem: { example: { title: 'PARAM_EMPTY' } } },
    ]);
  });

  it('has problem details alone if the payloads of the contract are some', () => {
    const errors = defineErrors([{ code: 7, reason: 'BUSY', messages: { BUSY: ['Busy.'] } }], {
      payload: { code: 'errorCode', msg: 'detail', problem: true },
    });
    expect(toDocumented(['BUSY'], errors, undefined)).toMatchObject([
      { payload: undefined, problem: { example: { type: 'about:blank', errorCode: 7, detail: 'Busy.' } } },
    ]);
  });
});

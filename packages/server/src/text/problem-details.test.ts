import { createErrorData, defineErrors, spotV3Errors, toApiError } from '@errlex/core';
import { problem as problemShape } from '@errlex/core/shapes';
import { describe, expect, it } from 'vitest';
import { toProblemDetails } from './problem-details.js';

describe('toProblemDetails', () => {
  const facts = {
    problemUrl: 'https://example.com/errors',
    title: 'Title',
    msg: 'Der Parameter „side“ darf nicht leer sein.',
    httpStatus: 400,
  };
  const error = createErrorData('PARAM_EMPTY', { parameter: 'side' });

  it('has the fields of RFC 9457 and those that identify the error', () => {
    expect(toProblemDetails(error, facts, spotV3Errors)).toEqual({
      type: 'https://example.com/errors#-1141',
      title: 'Title',
      status: 400,
      detail: facts.msg,
      code: -1141,
      reason: 'PARAM_EMPTY',
      messageId: 'PARAM_EMPTY',
      domain: 'spotV3',
      params: { parameter: 'side' },
    });
  });

  it.each([
    ['a code without a definition', { ...error, reason: undefined }, facts],
    ['an application without a page', error, { ...facts, problemUrl: undefined }],
  ])('has the type about:blank for %s', (_, one, more) => {
    expect(toProblemDetails(one, more, spotV3Errors)).toMatchObject({ type: 'about:blank' });
  });

  it('is read by core', () => {
    const english = { ...facts, msg: error.message };
    const body = JSON.parse(JSON.stringify(toProblemDetails(error, english, spotV3Errors)));
    expect(toApiError(body)).toMatchObject({ messageId: 'PARAM_EMPTY', params: { parameter: 'side' } });
  });

  it('has the names of a contract whose payloads are problem details', () => {
    const errors = defineErrors([{ code: 7, reason: 'BUSY', messages: { BUSY: ['Busy.'] } }], {
      payload: { ...problemShape, code: 'errorCode' },
    });
    const busy = errors.createErrorData('BUSY');
    const problem = toProblemDetails(busy, { ...facts, msg: 'Busy.' }, errors);
    expect(problem).toMatchObject({ status: 400, errorCode: 7, detail: 'Busy.' });
    expect(problem).not.toHaveProperty('code');
    expect(errors.toApiError(problem)).toMatchObject({ messageId: 'BUSY' });
  });
});

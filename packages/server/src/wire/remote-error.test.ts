import { createErrorData, defineErrors, isApiError, spotV3Errors } from '@errlex/core';
import { describe, expect, it } from 'vitest';
import { remoteFactsOf, toRemoteError } from './remote-error.js';

const symbol = createErrorData('INVALID_SYMBOL');

describe('toRemoteError', () => {
  it('creates an ApiError that is marked as remote', () => {
    const error = toRemoteError({ error: { ...symbol, msg: 'gone' }, httpStatus: 403 }, spotV3Errors);
    expect(isApiError(error, 'INVALID_SYMBOL')).toBe(true);
    expect([remoteFactsOf(error), error.message, error.msg, error.domain]).toEqual([
      { httpStatus: 403 },
      'Invalid symbol.',
      'gone',
      'spotV3',
    ]);
    expect(toRemoteError({ error: { ...symbol, msg: '' } }, spotV3Errors).msg).toBe('Invalid symbol.');
  });

  it.each([
    ['of its reason', createErrorData('PARAM_VALIDATE_ERROR'), 'Parameter validation failed.'],
    ['that is the name of the reason', createErrorData('PARAM_EMPTY', { parameter: 'x' }), 'PARAM_EMPTY'],
    [
      'of the unknown error',
      { ...symbol, reason: undefined, definition: undefined },
      'An unknown error occurred.',
    ],
  ])('has a generic text %s instead of an undocumented one', (_, error, message) => {
    const sent = { error: { ...error, messageId: undefined, message: 'secret' }, usesGenericText: true };
    expect(toRemoteError(sent, spotV3Errors).message).toBe(message);
  });

  it('has the text of the role unknown of its contract', () => {
    const acme = defineErrors(
      [{ code: 1, reason: 'INTERNAL', messages: { INTERNAL: ['Internal error.'] } }],
      {
        roles: { unknown: 'INTERNAL' },
      },
    );
    const error = { ...symbol, reason: undefined, messageId: undefined, definition: undefined };
    expect(toRemoteError({ error, usesGenericText: true }, acme).message).toBe('Internal error.');
  });
});

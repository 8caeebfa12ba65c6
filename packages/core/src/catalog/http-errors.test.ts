import { describe, expect, it } from 'vitest';
import { httpErrors } from '../http-errors/index.js';
import { defineErrors, spotV3 } from '../index.js';

describe('http', () => {
  it('has codes that tell the status', () => {
    expect(httpErrors.map(({ code, httpStatus }) => code + httpStatus)).toEqual(
      httpErrors.map(() => -90_000),
    );
  });

  it('stands beside the reference document, and leaves its reasons alone', () => {
    const errors = defineErrors([...spotV3, ...httpErrors]);
    const error = errors.createApiError('TOO_MANY_REQUESTS');
    expect(errors.isApiError(error, 'TOO_MANY_REQUESTS') && error.code).toBe(-90_429);
  });
});

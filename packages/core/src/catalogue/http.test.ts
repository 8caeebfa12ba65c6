import { describe, expect, it } from 'vitest';
import { http } from '../http/index.js';
import { createErrors, spotV3 } from '../index.js';

describe('http', () => {
  it('has codes that tell the status', () => {
    expect(http.map(({ code, httpStatus }) => code + httpStatus)).toEqual(http.map(() => -90_000));
  });

  it('stands beside the reference document, and leaves its reasons alone', () => {
    const errors = createErrors([...spotV3, ...http]);
    const error = errors.createApiError('TOO_MANY_REQUESTS');
    expect(errors.isApiError(error, 'TOO_MANY_REQUESTS') && error.code).toBe(-90_429);
  });
});

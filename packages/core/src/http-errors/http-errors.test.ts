import { describe, expect, it } from 'vitest';
import { spotV3 } from '../catalog/spot-v3.js';
import { defineErrors } from '../define-errors.js';
import { httpErrors } from './index.js';

describe('httpErrors', () => {
  it('has the code -90000 minus the status', () => {
    expect(httpErrors.map(({ code, httpStatus }) => code + httpStatus)).toEqual(
      httpErrors.map(() => -90_000),
    );
  });

  it('has no code and no reason of spotV3', () => {
    const errors = defineErrors([...spotV3, ...httpErrors]);
    const error = errors.createApiError('TOO_MANY_REQUESTS');
    expect(errors.isApiError(error, 'TOO_MANY_REQUESTS') && error.code).toBe(-90_429);
  });
});

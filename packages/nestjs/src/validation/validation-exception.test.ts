import { defineErrors, spotV3, spotV3Errors } from '@errlex/core';
import { VIOLATIONS } from '@errlex/server/adapter';
import { describe, expect, it } from 'vitest';
import { ValidationException } from './validation-exception.js';

const own = defineErrors([{ ...spotV3[0], code: -9, reason: 'OWN', messages: { OWN: ['Own.'] } }]);

describe('ValidationException', () => {
  it('has the name of ApiException', () => {
    expect(new ValidationException([]).name).toBe('ApiException');
  });

  it('has the message of another catalog', () => {
    expect(new ValidationException([{ issue: { message: 'OWN' } }], own).message).toBe('Own.');
  });

  it('gives a violation of the whole request an empty path', () => {
    const exception = new ValidationException([{ issue: { message: 'is wrong' } }]);
    const [detail] = exception[VIOLATIONS](1, spotV3Errors);
    expect(detail).toMatchObject({ error: { message: 'Parameter validation failed.' }, path: '' });
  });
});

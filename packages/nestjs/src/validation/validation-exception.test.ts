import { defineErrors, spotV3 } from '@errlex/core';
import { describe, expect, it } from 'vitest';
import { ValidationException } from './validation-exception.js';

const own = defineErrors([{ ...spotV3[0], code: -9, reason: 'OWN', messages: { OWN: ['Own.'] } }]);

describe('ValidationException', () => {
  it('is called what its callers know it by', () => {
    expect(new ValidationException([]).name).toBe('ApiException');
  });

  it('takes the message of another catalog where nothing is known of the value', () => {
    expect(new ValidationException([{ issue: { message: 'OWN' } }], own).message).toBe('Own.');
  });

  it('tells a failure of the request as a whole at an empty path', () => {
    const [detail] = new ValidationException([{ issue: { message: 'is wrong' } }]).toDetails(1);
    expect(detail).toMatchObject({ error: { message: 'Parameter validation failed.' }, path: '' });
  });
});

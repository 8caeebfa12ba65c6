import { createApiError } from '@errlex/core';
import { BadRequestException, HttpException } from '@nestjs/common';
import { describe, expect, it } from 'vitest';
import { describeThrown } from './describe-thrown.js';

describe('describeThrown', () => {
  it.each([
    ['the message of an error', new Error('out of range'), 'out of range'],
    ['the name of an error without one', new RangeError(), 'RangeError'],
    ['what an exception holds', new HttpException({ free: 0 }, 503), 'Http Exception: {"free":0}'],
    [
      'no messages that an exception holds',
      new BadRequestException({ message: ['side is wrong'] }),
      'Bad Request Exception',
    ],
    [
      'nothing of an exception that holds nothing',
      Object.assign(new Error('refused'), { getError: () => null }),
      'refused',
    ],
  ])('shows %s', (_, thrown, text) => {
    expect(describeThrown(thrown)).toBe(text);
  });

  it.each([
    ['an object as JSON', { text: 'x' }, 'non-Error value thrown: {"text":"x"}'],
    ['a text', 'boom', 'non-Error value thrown: boom'],
    ['a value that JSON cannot hold by its kind', { n: 1n }, 'non-Error value thrown: [object Object]'],
  ])('shows %s', (_, thrown, text) => {
    expect(describeThrown(thrown)).toBe(text);
  });

  it('says that a value cannot be read', () => {
    const { proxy, revoke } = Proxy.revocable({}, {});
    revoke();
    expect(describeThrown(proxy)).toBe('value thrown that cannot be read');
  });

  it('does not repeat the payload of an ApiException', () => {
    const exception = Object.assign(createApiError('INVALID_SIDE'), {
      getStatus: () => 400,
      getResponse: () => ({ code: -1117 }),
    });
    expect(describeThrown(exception)).toBe('Invalid side.');
  });
});

import { defineErrors } from '@errlex/core';
import { BadRequestException, HttpException } from '@nestjs/common';
import { describe, expect, it } from 'vitest';
import { createApiException } from '../create-api-exception.js';
import { toThrownText } from './to-thrown-text.js';

describe('toThrownText', () => {
  it.each([
    ['the message of an error', new Error('out of range'), 'out of range'],
    ['the name of an error without one', new RangeError(), 'RangeError'],
    ['what an exception holds', new HttpException({ free: 0 }, 503), 'Http Exception: { free: 0 }'],
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
    expect(toThrownText(thrown)).toBe(text);
  });

  it('shows 256 characters of a text, in one line', () => {
    expect(toThrownText({ text: 'x'.repeat(300), more: 'y'.repeat(100) })).toBe(
      `non-Error value thrown: { text: '${'x'.repeat(256)}'... 44 more characters, more: '${'y'.repeat(100)}' }`,
    );
  });

  it('says that a value cannot be read', () => {
    const { proxy, revoke } = Proxy.revocable({}, {});
    revoke();
    expect(toThrownText(proxy)).toBe('value thrown that cannot be read');
  });

  it('does not repeat the payload of an ApiException', () => {
    const errors = defineErrors([{ code: 7, reason: 'BUSY', messages: { BUSY: ['Busy.'] } }], {
      payload: { code: 'error.code', msg: 'error.msg' },
    });
    expect(toThrownText(new (createApiException(errors))('BUSY'))).toBe('Busy.');
  });
});

import { BadRequestException, HttpException } from '@nestjs/common';
import { describe, expect, it } from 'vitest';
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
  ])('tells %s', (_, thrown, text) => {
    expect(toThrownText(thrown)).toBe(text);
  });

  it('tells no more than 256 characters of a text that is thrown, in one line', () => {
    expect(toThrownText({ text: 'x'.repeat(300), more: 'y'.repeat(100) })).toBe(
      `a value that is no error was thrown: { text: '${'x'.repeat(256)}'... 44 more characters, more: '${'y'.repeat(100)}' }`,
    );
  });

  it('tells that a value cannot be read', () => {
    const { proxy, revoke } = Proxy.revocable({}, {});
    revoke();
    expect(toThrownText(proxy)).toBe('a value that cannot be read was thrown');
  });
});

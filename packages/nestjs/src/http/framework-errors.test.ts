import type { ArgumentsHost } from '@nestjs/common';
import { describe, expect, it } from 'vitest';
import { frameworkErrors, shareFilter } from './framework-errors.js';

describe('frameworkErrors', () => {
  it('gives the filter of the application the host of a request', () => {
    const server = {};
    const caught: [error: unknown, host: ArgumentsHost][] = [];
    shareFilter({ getInstance: () => server }, { catch: (...each) => caught.push(each) });
    const request = { server };
    const reply = { raw: {}, send: () => expect.unreachable() };
    const error = new Error('refused');
    frameworkErrors(error, request, reply);

    const [[thrown, host]] = caught as [[unknown, ArgumentsHost]];
    expect(thrown).toBe(error);
    expect(host.getType()).toBe('http');
    expect(host.getArgs()).toEqual([request, reply]);
    expect(host.getArgByIndex(1)).toBe(reply);
  });
});

import { PassThrough } from 'node:stream';
import { Sse, StreamableFile } from '@nestjs/common';
import { ExecutionContextHost } from '@nestjs/core/helpers/execution-context-host.js';
import { concat, lastValueFrom, type Observable, of, throwError, toArray } from 'rxjs';
import { describe, expect, it } from 'vitest';
import type { ApiExceptionFilter } from '../api-exception.filter.js';
import { ApiStreamInterceptor } from './api-stream.interceptor.js';

class Handlers {
  file(): void {}

  @Sse()
  events(): void {}
}

const { file, events } = Handlers.prototype;
const failure = new Error('failed');

function toInterceptor() {
  const caught: unknown[] = [];
  const filter = {
    catch: (error: unknown) => caught.push(error),
    render: (error: Error) => error.message,
  };
  return { caught, interceptor: new ApiStreamInterceptor(filter as unknown as ApiExceptionFilter) };
}

function intercept(type: string, handler: () => void, response: unknown, values: Observable<unknown>) {
  const { caught, interceptor } = toInterceptor();
  const host = new ExecutionContextHost([{}, response], Handlers, handler);
  host.setType(type);
  const given = interceptor.intercept(host, { handle: () => values });
  return { caught, given: lastValueFrom(given.pipe(toArray())) };
}

describe('ApiStreamInterceptor', () => {
  it('passes a message of a socket that has no data', async () => {
    expect(await intercept('ws', file, undefined, of('passed')).given).toEqual(['passed']);
  });

  it.each([null, undefined, 'text', {}])('passes %j, which is no file', async (value) => {
    expect(await intercept('http', file, {}, of(value)).given).toEqual([value]);
  });

  it.each([
    ['answers what breaks off a file of Fastify', { headersSent: true, destroyed: false }, [failure]],
    ['is silent where the reader has left', { headersSent: true, destroyed: true }, []],
    ['leaves it to Fastify where nothing was sent', { headersSent: false, destroyed: false }, []],
  ])('%s', async (_, raw, answered) => {
    const stream = new PassThrough();
    const { caught, given } = intercept('http', file, { raw }, of(new StreamableFile(stream)));
    await given;
    stream.on('error', () => {}).emit('error', failure);
    expect(caught).toEqual(answered);
  });

  const failing = throwError(() => failure);
  const last = { type: 'error', data: 'failed' };

  it('leaves what fails before the first event to the filter', async () => {
    await expect(intercept('http', events, {}, failing).given).rejects.toBe(failure);
  });

  it.each([
    ['an event was given', {}, concat(of('first'), failing), ['first', last]],
    ['the headers are out', { headersSent: true }, failing, [last]],
    ['the headers of Fastify are out', { raw: { headersSent: true } }, failing, [last]],
  ])('ends with an event of type error where %s', async (_, response, values, given) => {
    expect(await intercept('http', events, response, values).given).toEqual(given);
  });
});

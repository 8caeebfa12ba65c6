import { inspect } from 'node:util';
import { describe, expect, it } from 'vitest';
import { redactRequest } from './redact-request.js';

const url = 'https://user:planted@api.example.com/v3/order?signature=planted#planted';
const shownUrl = 'https://api.example.com/v3/order';

/** An error as HTTP clients throw it. */
class ClientError extends Error {
  readonly code = 'ECONNRESET';
  config: unknown = { headers: { 'ACCESS-KEY': 'planted' } };

  toJSON(): object {
    return { ...this, config: this.config, message: this.message };
  }
}

function print(error: unknown): string {
  return [
    inspect(error, { depth: null }),
    JSON.stringify(error),
    JSON.stringify({ ...(error as Error) }),
  ].join();
}

describe('redactRequest', () => {
  it('takes the request out of what is printed, where code finds it still', () => {
    const error = new ClientError(`cannot reach "${url}".`);
    expect(print(error)).toContain('planted');
    expect(redactRequest(error)).toBe(error);
    expect(print(error)).not.toContain('planted');
    expect(error.message).toBe(`cannot reach "${shownUrl}".`);
    expect(error.stack).toContain(`Error: cannot reach "${shownUrl}".\n`);
    expect(JSON.parse(JSON.stringify(error))).toEqual({
      name: 'Error',
      message: error.message,
      code: 'ECONNRESET',
    });
    expect(error.config).toEqual({ headers: { 'ACCESS-KEY': 'planted' } });
  });

  it('leaves a field open to whoever wants to set it', () => {
    const error = redactRequest(new ClientError('x'));
    error.config = 'another';
    expect(error.config).toBe('another');
    expect(Object.keys(error)).not.toContain('config');
  });

  it('hides what was added since it hid the first time', () => {
    const error = redactRequest(new ClientError('x'));
    error.message = url;
    redactRequest(error);
    expect(error.message).toBe(shownUrl);
  });

  it('adds nothing to an error that holds no request', () => {
    const error = redactRequest(new Error('x'));
    expect(Object.getOwnPropertyNames(error).sort()).toEqual(['message', 'stack']);
  });

  it('goes through the causes, as deep as anybody nests them, and through a circle', () => {
    let error = new Error(url);
    for (let depth = 0; depth < 5; depth++) error = new Error('failed', { cause: error });
    expect(print(redactRequest(error))).not.toContain('planted');
    const circle = new Error(url);
    circle.cause = circle;
    expect(redactRequest(circle).message).toBe(shownUrl);
  });

  it('takes an error without a stack, a frozen one, and one whose text cannot be set', () => {
    const bare = Object.assign(new ClientError(url), { stack: undefined });
    expect(print(redactRequest(bare))).not.toContain('planted');
    const frozen = Object.freeze(new ClientError(url));
    expect(redactRequest(frozen)).toBe(frozen);
    const aborted = new DOMException('aborted', 'AbortError');
    Object.defineProperty(aborted, 'stack', { value: `AbortError: aborted ${url}`, writable: true });
    expect(redactRequest(aborted).stack).toBe(`AbortError: aborted ${shownUrl}`);
  });

  it.each([undefined, null, 'no error', { message: url }])('gives back what is no error: %j', (thrown) => {
    expect(redactRequest(thrown)).toBe(thrown);
  });
});

import { describe, expect, it } from 'vitest';
import { describeStacks } from './describe-thrown.js';

const toError = (message: string, facts: object = {}) =>
  Object.assign(new Error(message), { stack: `Error\n    at ${message}.ts`, ...facts });

describe('describeStacks', () => {
  it.each([['text'], [undefined], [{ stack: 'Error\n    at own.ts' }]])('has none of %j', (thrown) => {
    expect(describeStacks(thrown)).toBeUndefined();
  });

  it('is that of an error alone where it has no cause', () => {
    expect(describeStacks(toError('alone'))).toBe('Error: alone\n    at alone.ts');
  });

  it('shows a cause that is not an Error, and does not follow its causes', () => {
    expect(describeStacks(toError('first', { cause: { cause: 'second', errors: ['third'] } }))).toBe(
      'Error: first\n    at first.ts\n' +
        'Caused by: non-Error value thrown: {"cause":"second","errors":["third"]}',
    );
  });

  it('leaves out a cause that cannot be read', () => {
    const error = toError('first');
    Object.defineProperty(error, 'cause', {
      get: () => {
        throw new Error('unreadable');
      },
    });
    expect(describeStacks(error)).toBe('Error: first\n    at first.ts');
  });

  it('shows at most eight causes', () => {
    const errors = Array.from({ length: 10 }, (_, index) => toError(`cause-${index}`));
    const [, ...causes] = describeStacks(toError('first', { errors }))?.split('\nCaused by: ') ?? [];
    expect(causes).toHaveLength(8);
    expect(causes.at(-1)).toBe('Error: cause-7\n    at cause-7.ts');
  });

  it('keeps 16 KiB of a message and of its frames', () => {
    const stack = describeStacks(toError('x'.repeat(2 ** 20)));
    expect(stack?.length).toBe(16_384);
    const deep = toError('deep', { stack: `Error\n${'    at frame.ts\n'.repeat(10_000)}` });
    expect(describeStacks(deep)?.length).toBeLessThanOrEqual(16_384);
  });
});

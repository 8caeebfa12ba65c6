import { describe, expect, it } from 'vitest';
import { toStacks } from './to-stacks.js';

const toError = (message: string, facts: object = {}) =>
  Object.assign(new Error(message), { stack: `Error\n    at ${message}.ts`, ...facts });

describe('toStacks', () => {
  it.each([['text'], [undefined], [{ stack: 'Error\n    at own.ts' }]])('has none of %j', (thrown) => {
    expect(toStacks(thrown)).toBeUndefined();
  });

  it('is that of an error alone where it has no cause', () => {
    expect(toStacks(toError('alone'))).toBe('Error: alone\n    at alone.ts');
  });

  it('shows a cause that is not an Error, and does not follow its causes', () => {
    expect(toStacks(toError('first', { cause: { cause: 'second', errors: ['third'] } }))).toBe(
      'Error: first\n    at first.ts\n' +
        "Caused by: non-Error value thrown: { cause: 'second', errors: [ 'third' ] }",
    );
  });

  it('leaves out a cause that cannot be read', () => {
    const error = toError('first');
    Object.defineProperty(error, 'cause', {
      get: () => {
        throw new Error('unreadable');
      },
    });
    expect(toStacks(error)).toBe('Error: first\n    at first.ts');
  });

  it('shows at most eight causes', () => {
    const errors = Array.from({ length: 10 }, (_, index) => toError(`cause-${index}`));
    const [, ...causes] = toStacks(toError('first', { errors }))?.split('\nCaused by: ') ?? [];
    expect(causes).toHaveLength(8);
    expect(causes.at(-1)).toBe('Error: cause-7\n    at cause-7.ts');
  });
});

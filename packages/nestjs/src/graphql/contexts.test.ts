import type { ArgumentsHost } from '@nestjs/common';
import { describe, expect, it } from 'vitest';
import { createFormatter } from './format-error.js';
import { createApolloOptions, createSubscriptionOptions } from './index.js';

/** A filter that leaves all errors to Nest, and the contexts that it was asked with. */
function toFilter() {
  const contexts: unknown[] = [];
  const filter = {
    catch: (_error: unknown, host: ArgumentsHost) => {
      contexts.push(host.getArgByIndex(2));
    },
  };
  return { contexts, filter };
}

describe('the context that an error is answered in', () => {
  it('is that of its operation over HTTP', async () => {
    const { contexts, filter } = toFilter();
    const { plugins, formatError } = createApolloOptions(filter);
    const [first, second] = [new Error('first'), new Error('second')];
    const contextValue = { req: {} };
    for (const plugin of plugins) {
      const { didEncounterErrors } = await plugin.requestDidStart();
      await didEncounterErrors({ errors: [first], contextValue });
    }
    for (const error of [first, second]) formatError({ message: error.message }, error);
    expect(contexts).toEqual([contextValue, undefined]);
  });

  const connection = { socket: {} };
  const own = { user: 'me' };

  it.each([
    ['what the application made', own, own],
    ['the connection where it made none', undefined, { req: connection }],
    ['the connection where it made null', null, { req: connection }],
    ['the connection where it made no object', 'me', { req: connection }],
  ])('is, for an event of a subscription, %s', (_, contextValue, context) => {
    const { contexts, filter } = toFilter();
    const { onNext } = createSubscriptionOptions(filter);
    const formatted = { message: 'failed' };
    const result = { errors: [{ ...formatted, toJSON: () => formatted }] };
    expect(onNext(connection, '1', {}, { contextValue }, result)).toEqual({ errors: [formatted] });
    expect(contexts).toEqual([context]);
  });
});

it('a message of the protocol is sent as it is, with its code', () => {
  const { contexts, filter } = toFilter();
  const message = 'PersistedQueryNotFound';
  const error = { extensions: { code: 'PERSISTED_QUERY_NOT_FOUND' } };
  expect(createFormatter(filter)({ message }, error, undefined)).toEqual({
    message,
    extensions: error.extensions,
  });
  expect(contexts).toEqual([]);
});

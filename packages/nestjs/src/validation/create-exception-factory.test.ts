import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { platforms, type Server, startServer } from '../test-support/server.fixture.js';
import { order, post, ValidatedModule } from '../test-support/validated.fixture.js';
import { createExceptionFactory } from './create-exception-factory.js';

describe.each(platforms)('createExceptionFactory on $platform', (platform) => {
  let server: Server;
  beforeAll(async () => {
    server = await startServer(ValidatedModule, platform);
  });
  afterAll(() => server.close());

  it.each([
    ['a missing property', { side: 'BUY' }, "Parameter 'symbol' cannot be empty.", -1141],
    ['the reason that a constraint names', { ...order, side: 'HOLD' }, 'Invalid side.', -1117],
    ['the params of it', { ...order, limit: 1001 }, 'limit must be between 1 and 1000.', -1140],
    [
      'a nested property',
      { ...order, legs: [{ price: 'x' }] },
      "Parameter 'legs[0].price' is invalid.",
      -1142,
    ],
    [
      'a nested property that is missing',
      { ...order, legs: [{}] },
      "Parameter 'legs[0].price' cannot be empty.",
      -1141,
    ],
  ])('tells %s', async (_, body, msg, code) => {
    const answer = await post(server, '/class', body);
    expect(answer).toMatchObject({ status: 400, text: JSON.stringify({ code, msg }) });
  });

  it('lets a valid value pass', async () => {
    expect(await post(server, '/class', order)).toMatchObject({ status: 201 });
  });
});

describe('createExceptionFactory', () => {
  const toException = createExceptionFactory();

  it('says that a property is wrong where its value was left out of the error', () => {
    const exception = toException([{ property: 'side', constraints: { isIn: 'side is wrong' } }]);
    expect(exception.message).toBe("Parameter 'side' is invalid.");
  });

  it('says that the validation failed where there is no error', () => {
    expect(toException([]).message).toBe('Parameter validation failed.');
  });
});

import { Readable } from 'node:stream';
import { setTimeout as wait } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { readApiError } from './index.js';

it('a stream that breaks behind what is read of it does not end the process', async () => {
  const uncaught: unknown[] = [];
  const onUncaught = (error: unknown) => uncaught.push(error);
  process.on('uncaughtException', onUncaught);
  function* pieces() {
    yield Buffer.alloc(70_000, 0x7b);
    throw new TypeError('terminated');
  }
  for (const status of [200, 502]) {
    const body = Readable.from(pieces(), { objectMode: false });
    const response = {
      status,
      headers: new Headers(),
      bodyUsed: false,
      body,
      text: async () => '',
      clone: () => response,
    };
    const error = await readApiError(response);
    expect(error?.name).toBe(status === 200 ? undefined : 'ResponseError');
    await expect(async () => {
      for await (const _ of body);
    }).rejects.toThrow('terminated');
  }
  await wait(20);
  process.off('uncaughtException', onUncaught);
  expect(uncaught).toEqual([]);
});

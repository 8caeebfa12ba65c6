import { Readable } from 'node:stream';
import { setTimeout as wait } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { readApiError } from './index.js';

/** Creates a response with a Node stream as its body, like the responses of node-fetch. */
function responseOf(status: number, body: Readable) {
  const response = {
    status,
    headers: new Headers(),
    bodyUsed: false,
    body,
    text: async () => '',
    clone: () => response,
  };
  return response;
}

it('a body that ends without a byte, and one that is closed, keep nobody waiting', async () => {
  const empty = new Readable({ autoDestroy: false, read: () => void setTimeout(() => empty.push(null), 5) });
  expect(await readApiError(responseOf(502, empty))).toMatchObject({ name: 'ResponseError', body: '' });
  const closed = new Readable({ read: () => void setTimeout(() => closed.destroy(), 5) });
  expect(await readApiError(responseOf(502, closed))).toMatchObject({ name: 'ResponseError', body: '' });
});

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
    const error = await readApiError(responseOf(status, body));
    expect(error?.name).toBe(status === 200 ? undefined : 'ResponseError');
    await expect(async () => {
      for await (const _ of body);
    }).rejects.toThrow('terminated');
  }
  const broken = new Readable({ read: () => {} });
  broken.push('{"a"');
  setTimeout(() => broken.destroy(new TypeError('terminated')), 5);
  expect(await readApiError(responseOf(502, broken))).toMatchObject({
    body: '{"a"',
    cause: { message: 'terminated' },
  });
  await wait(20);
  process.off('uncaughtException', onUncaught);
  expect(uncaught).toEqual([]);
});

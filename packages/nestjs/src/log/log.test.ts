import { afterEach, describe, expect, it } from 'vitest';
import type { ErrlexOptions } from '../errlex.options.js';
import { toFailing } from '../test-support/failing.fixture.js';
import { type Platform, platforms, type Server, startServer } from '../test-support/server.fixture.js';

describe.each(platforms)('the log on $platform', (platform: Platform) => {
  let server: Server;
  afterEach(() => server.close());
  const ask = async (path: string, options?: ErrlexOptions, headers: Record<string, string> = {}) => {
    server = await startServer(toFailing(options), platform);
    await server.ask(path, { headers });
    return server;
  };
  const id = platform.platform === 'Fastify' ? ' \\[req-1\\]' : '';

  it('has the pattern of the path, never the URL, in one line before the stacks', async () => {
    const { errors } = await ask('/orders/plain/7?token=hunter2');
    expect(errors).toHaveLength(1);
    expect(errors[0]).toMatch(
      new RegExp(
        `^GET /orders/plain/:id 500 -1000 UNKNOWN_ERROR${id}: line one\\\\u000aline two\\\\u001b\\[31m TypeError: `,
      ),
    );
    expect(errors[0]).toMatch(/at .*failing\.fixture\.ts.*\nCaused by: RangeError: out of range\n +at /s);
    expect(errors[0]).not.toMatch(/hunter2|plain\/7/);
    // Nor does the stack begin a line with a text of somebody else.
    expect(errors[0]).not.toMatch(/\u001b|^line two/m);
  });

  it('shows a thrown object', async () => {
    const { errors } = await ask('/orders/object');
    expect(errors).toEqual([
      expect.stringContaining(
        'non-Error value thrown: {"status":"broken","nested":{"deep":{"deeper":{"deepest":1}}}}',
      ),
    ]);
  });

  it('shows the content of an exception whose message does not', async () => {
    const { errors } = await ask('/orders/wrapped');
    expect(errors).toEqual([
      expect.stringContaining(
        'UNKNOWN_ERROR' + id.replaceAll('\\', '') + ': Rpc Exception: {"reason":"pool","free":0}',
      ),
    ]);
  });

  it('has the errors of an AggregateError', async () => {
    const { errors } = await ask('/orders/aggregate');
    expect(errors[0]).toMatch(
      /all failed.*Caused by: RangeError: the first.*Caused by: SyntaxError: the second/s,
    );
  });

  it('ends where causes run in a circle', async () => {
    const { errors } = await ask('/orders/circle');
    expect(errors[0]?.split('Error: round')).toHaveLength(2);
  });

  it('has a 5xx with a code once, with its cause', async () => {
    const { errors } = await ask('/orders/caused');
    expect(errors).toEqual([
      expect.stringMatching(
        /-1054 SYSTEM_ERROR.*System error.*Caused by: Error: the pool is exhausted\n +at /s,
      ),
    ]);
    expect(errors[0]).not.toContain('msg');
  });

  it('has no 4xx by default', async () => {
    expect((await ask('/orders/refused')).errors).toEqual([]);
    await server.close();
    const logLevel = (_: unknown, httpStatus: number) => (httpStatus < 500 ? 'warn' : false);
    const { warnings } = await ask('/orders/refused', { logLevel });
    // Nothing stands between its text and who wrote it.
    expect(warnings).toEqual([
      expect.stringMatching(
        /^GET \/orders\/refused 400 -1121 INVALID_SYMBOL.*: Invalid symbol\. ApiExceptionFilter$/,
      ),
    ]);
    await server.ask('/orders/caused');
    expect(server.errors).toEqual([]);
  });

  it('has the error if logLevel throws', async () => {
    const logLevel = () => {
      throw new Error('no level');
    };
    expect((await ask('/orders/caused', { logLevel })).errors).toEqual([
      expect.stringContaining('option "logLevel" threw'),
      expect.stringContaining('SYSTEM_ERROR'),
    ]);
  });

  it('has no URL, although Nest names an unknown route by it', async () => {
    const logLevel = () => 'error' as const;
    const { errors } = await ask('/nowhere/7?token=hunter2', { logLevel });
    expect(errors).toEqual([
      expect.stringMatching(
        /^GET \(no route\) 404 -1000 UNKNOWN_ERROR.*: Cannot GET \(URL\) NotFound.*\n +at /s,
      ),
    ]);
    expect(errors[0]).not.toMatch(/hunter2|nowhere/);
  });

  it('says that no route has taken the request', async () => {
    const { errors } = await ask('/orders/early');
    expect(errors[0]).toMatch(/^GET \(no route\) 500 -1000 UNKNOWN_ERROR.*: too early/);
  });

  it('calls the request what its caller does, or what the application says', async () => {
    const { errors } = await ask('/orders/early', {}, { 'X-Request-Id': 'e7-42' });
    expect(errors[0]).toMatch(/ \[(?:req-1 )?e7-42\]: /);
    await server.close();
    const requestId = () => 'trace\n9';
    expect((await ask('/orders/plain/1', { requestId })).errors[0]).toContain(' [trace\\u000a9]: ');
  });

  it('takes no name from the caller that would forge a line', async () => {
    const { errors } = await ask('/orders/early', {}, { 'X-Request-Id': 'GET / 200 [7]' });
    expect(errors[0]).toMatch(/UNKNOWN_ERROR(?: \[req-1\])?: too early/);
  });
});

import { readFileSync } from 'node:fs';
import { createApiError } from '@errlex/core';
import { describe, expect, it } from 'vitest';
import { runCli, runForJson } from './run-cli.fixture.js';

interface Case {
  readonly body?: string;
  readonly status?: number;
  readonly contract?: string;
  readonly kind?: string;
}

/** Error bodies without a status; `reading-cases.test.ts` checks what they mean. */
const bodies = (
  JSON.parse(readFileSync(new URL('../../core/cases/reading.json', import.meta.url), 'utf8')) as Case[]
).flatMap(({ body, status, contract, kind }) =>
  body?.startsWith('{') && status === undefined && contract === undefined && kind === 'api-error'
    ? [body]
    : [],
);

describe('errlex decode --json', () => {
  it('reads documents one after another, some over several lines', async () => {
    expect(bodies.length).toBeGreaterThan(10);
    const decode = async (args: string[], input?: string) =>
      (await runForJson(args, input === undefined ? {} : { input })).map((decoded) => {
        // `after` counts down to a fixed time, so it differs between two runs.
        const { advice, ...rest } = decoded as { advice: { after?: number } };
        return { ...rest, advice: { ...advice, after: undefined } };
      });
    const single = await Promise.all(bodies.map((body) => decode(['decode', body])));
    expect(await decode(['decode', '-'], bodies.join('\n'))).toEqual(single.flat());
  });

  it('prints its keys in the documented order', async () => {
    const keys = 'kind httpStatus code reason messageId params msg body advice translation'.split(' ');
    const input = '{"code":-1121,"msg":"Invalid symbol."}\n{"serverTime":1}\n{"result":false}\noops\n';
    const decoded = (await runForJson(['decode', '-'], { input })) as object[];
    expect(decoded.map(Object.keys)).toEqual([keys, keys, keys, keys]);
  });

  it('reads a batch item by item, in its order', async () => {
    const body = '[{"orderId":1},{"code":-1121,"msg":"Invalid symbol."}]';
    expect(await runForJson(['decode', body])).toMatchObject([
      { kind: 'batch', body, items: [{ kind: 'success' }, { kind: 'api-error', reason: 'INVALID_SYMBOL' }] },
    ]);
  });

  it('reads the JSON of an ApiError with its message id and params', async () => {
    const error = createApiError('PARAM_EMPTY', { parameter: 'symbol' }, { msg: 'Der Parameter fehlt.' });
    const expected = {
      kind: 'api-error',
      messageId: 'PARAM_EMPTY',
      params: { parameter: 'symbol' },
      msg: 'Der Parameter fehlt.',
      translation: { text: 'Der Parameter „symbol“ darf nicht leer sein.', locale: 'de' },
    };
    const input = JSON.stringify(error);
    for (const args of [
      ['decode', input],
      ['decode', '-'],
      ['decode', '--follow'],
    ]) {
      expect(await runForJson([...args, '--locale', 'de'], { input })).toMatchObject([expected]);
    }
  });

  it('finds the payloads inside a body or a text', async () => {
    const payload = '{"code":-1121,"msg":"Invalid symbol."}';
    const found = { kind: 'api-error', code: -1121, body: payload };
    expect(await runForJson(['decode', `{"a":{"b":{"c":{"d":${payload}}}}}`])).toMatchObject([found]);
    expect(await runForJson(['decode', `first ${payload}, then ${payload}`])).toMatchObject([found, found]);
  });

  it('takes the record of a logger for a line, not for a payload', async () => {
    const record = '{"level":30,"code":1006,"msg":"websocket closed"}';
    for (const args of [
      ['decode', record],
      ['decode', '-'],
      ['decode', '--follow'],
    ]) {
      expect(await runForJson(args, { input: record })).toMatchObject([{ kind: 'text', body: record }]);
    }
    expect((await runCli(['decode', '--follow'], { input: record })).stdout).toBe(record);
  });

  it('reports a body that no contract explains', async () => {
    const body = '{"retCode":10006,"retMsg":"Too many visits!"}';
    for (const args of [
      ['decode', body],
      ['decode', '-'],
      ['decode', '--follow'],
    ]) {
      expect(await runForJson(args, { input: body })).toMatchObject([
        { kind: 'unrecognized', code: null, msg: null, body, advice: null, translation: null },
      ]);
    }
  });

  it('keeps 1024 units of a body', async () => {
    const [decoded] = (await runForJson(['decode', 'x'.repeat(5000)])) as { body: string }[];
    expect(decoded?.body).toHaveLength(1024);
  });

  it('translates an error, and keeps a text that it cannot translate', async () => {
    const translated = async (body: string) =>
      ((await runForJson(['decode', body, '--locale', 'ar'])) as { translation: unknown }[]).map(
        ({ translation }) => translation,
      );
    expect(await translated('{"code":-1121,"msg":"Invalid symbol."}')).toEqual([
      { text: expect.stringContaining('رمز'), locale: 'ar', dir: 'rtl' },
    ]);
    expect(await translated('{"code":-1121,"msg":"No such symbol"}')).toEqual([
      { text: expect.stringContaining('رمز'), locale: 'ar', dir: 'rtl', detail: 'No such symbol' },
    ]);
    expect(await translated('{"result":false,"msg":"x"}')).toEqual([null]);
    expect(await translated('{"serverTime":1}')).toEqual([null]);
  });

  it('prints English for programs, whatever the environment', async () => {
    expect(
      await runForJson(['decode', '{"code":-1121,"msg":"Invalid symbol."}'], {
        env: { LANG: 'de_DE.UTF-8' },
      }),
    ).toMatchObject([{ translation: { locale: 'en' } }]);
  });
});

describe('errlex decode', () => {
  it.each([
    [['decode', '-'], ''],
    [['decode'], ''],
    [['decode', '-', '--json'], ' \n\n'],
    [['decode', ''], ''],
  ])('takes an empty input only together with a status: %j', async (args, input) => {
    expect(await runCli(args, { input })).toMatchObject({
      exitCode: 2,
      stderr:
        'errlex: No payload given. Pass one in quotes or pipe it to `decode -`. (errlex decode --help)\n',
    });
    expect(await runForJson(['decode', '-', '--status', '401'], { input: '' })).toMatchObject([
      { kind: 'response-error', httpStatus: 401 },
    ]);
  });

  it('rejects a stream together with a payload', async () => {
    expect((await runCli(['decode', '--follow', '{"code":-1}'])).exitCode).toBe(2);
    expect((await runCli(['decode', '--follow', '--status', '400'])).exitCode).toBe(2);
  });

  it('prints what a payload says', async () => {
    const body = '{"code":-1142,"msg":"Parameter \'limit\' is invalid."}';
    const { exitCode, stdout, stderr } = await runCli(['decode', body], { env: { LANG: 'de_DE.UTF-8' } });
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
    expect(stdout).toMatchInlineSnapshot(`
      "-1142 PARAM_ERROR
        text        Der Parameter „limit“ ist ungültig. (de, ltr)
        message id  PARAM_ERROR
        params      parameter = limit
        msg         Parameter 'limit' is invalid.
        advice      fix-request: fix the request, then resend; not executed
        why         Based on code -1142.
      "
    `);
  });

  it('prints what came in place of a payload', async () => {
    expect((await runCli(['decode', '<html>\n\u001b[2J', '--status', '502'])).stdout).toMatchInlineSnapshot(`
      "error without code under HTTP 502
        body    <html>\\u000a\\u001b[2J
        advice  backoff: wait, then resend; may have been executed, look before you resend a write
        why     Based on HTTP status 502.
      "
    `);
  });

  it('prints what failed in a batch', async () => {
    const body =
      '[{"orderId":1},{"code":-1121,"msg":"Invalid symbol."},{"success":false,"errorMessage":"x"}]';
    expect((await runCli(['decode', body])).stdout).toMatchInlineSnapshot(`
      "batch, 2 of 3 failed

      item 2 -1121 INVALID_SYMBOL
        text        Invalid trading pair symbol. (en, ltr)
        message id  INVALID_SYMBOL
        msg         Invalid symbol.
        advice      fix-request: fix the request, then resend; not executed
        why         Based on code -1121.

      item 3 error without code
        msg     x
        body    {"success":false,"errorMessage":"x"}
        advice  never: do not repeat, a person must act first; may have been executed, look before you resend a write
        why     No known code, text or status.
      "
    `);
  });

  it('prints a code that is not in the catalog', async () => {
    expect(
      (await runCli(['decode', '{"code":-1003,"msg":"Slow down"}', '--status', '429'])).stdout,
    ).toMatchInlineSnapshot(`
      "-1003 is not in the catalog under HTTP 429
        text    An unknown error occurred. (en, ltr)
        detail  Slow down
        msg     Slow down
        advice  backoff: wait 10 s, then resend; not executed
        why     Based on HTTP status 429.
      "
    `);
  });

  it('prints what the text adds to a code', async () => {
    const body = '{"code":-1054,"msg":"INVALID_ARGUMENT: no such thing"}';
    expect((await runCli(['decode', body, '--status', '500'])).stdout).toMatchInlineSnapshot(`
      "-1054 SYSTEM_ERROR under HTTP 500
        text    System error, please retry later. (en, ltr)
        detail  INVALID_ARGUMENT: no such thing
        msg     INVALID_ARGUMENT: no such thing
        advice  fix-request: fix the request, then resend; not executed
        why     Based on the text: it contains "INVALID_ARGUMENT:".
      "
    `);
  });

  it('prints that nothing failed', async () => {
    expect((await runCli(['decode', '{"code":"200","msg":"success"}'])).stdout).toMatchInlineSnapshot(`
      "success, no error payload
        msg  success
      "
    `);
  });

  it('prints what to do about a body that is not recognized', async () => {
    const body = '{"retCode":10006,"retMsg":"Too many\\u001b[2J visits!"}';
    expect((await runCli(['decode', body])).stdout).toMatchInlineSnapshot(`
      "not recognized
        body  {"retCode":10006,"retMsg":"Too many\\u001b[2J visits!"}
        next  pass --catalog with a contract whose payload shape names the fields of this API
      "
    `);
    expect((await runCli(['decode', '--follow'], { input: body })).stdout).toMatchInlineSnapshot(`
      "{"retCode":10006,"retMsg":"Too many\\u001b[2J visits!"}
          not recognized
          pass --catalog with a contract whose payload shape names the fields of this API
      "
    `);
  });

  it('lets no control character of a payload reach the terminal', async () => {
    const body = '{"code":-1142,"msg":"Parameter \'\\u001b[2J\\u202e\\r\' is invalid."}';
    const { stdout } = await runCli(['decode', body]);
    expect(stdout).toContain('\\u001b[2J\\u202e\\u000d');
    expect(stdout).not.toMatch(/[^\P{Cc}\n]|\u202e/u);
  });
});

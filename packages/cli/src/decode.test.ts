import { describe, expect, it } from 'vitest';
import { payloads } from './payload/payloads.fixture.js';
import { runCli, runForJson } from './run-cli.fixture.js';

const nothing = { code: null, reason: null, messageId: null, params: null };
const success = { kind: 'success', ...nothing };
const responseError = { kind: 'response-error', ...nothing };

function apiError(code: number, reason: string | null, messageId: string | null, params: object) {
  return { kind: 'api-error', code, reason, messageId, params };
}

/** What each body of the samples says: the facts, the text on the wire, the advice. */
const expectations: [body: string, facts: object, msg: string | null, advice: object | null][] = [
  [
    '{"code":-1142,"msg":"Parameter \'limit\' is invalid."}',
    apiError(-1142, 'PARAM_ERROR', 'PARAM_ERROR', { parameter: 'limit' }),
    "Parameter 'limit' is invalid.",
    { retry: 'fix-request', executed: 'no' },
  ],
  [
    '{"code":-1142,"msg":"Parameter \'symbol\' is invalid."}',
    apiError(-1142, 'PARAM_ERROR', 'PARAM_ERROR', { parameter: 'symbol' }),
    "Parameter 'symbol' is invalid.",
    { retry: 'fix-request', executed: 'no' },
  ],
  [
    '{"code":-1141,"msg":"Parameter \'symbol\' cannot be empty."}',
    apiError(-1141, 'PARAM_EMPTY', 'PARAM_EMPTY', { parameter: 'symbol' }),
    "Parameter 'symbol' cannot be empty.",
    { retry: 'fix-request', executed: 'no' },
  ],
  [
    '{"code":-1142,"msg":"Parameter \'interval\' is invalid."}',
    apiError(-1142, 'PARAM_ERROR', 'PARAM_ERROR', { parameter: 'interval' }),
    "Parameter 'interval' is invalid.",
    { retry: 'fix-request', executed: 'no' },
  ],
  [
    '{"code":-1000,"msg":"An unknown error occurred."}',
    apiError(-1000, 'UNKNOWN_ERROR', 'UNKNOWN_ERROR', {}),
    'An unknown error occurred.',
    { retry: 'backoff', executed: 'unknown' },
  ],
  [
    '{"code":-1150,"msg":"Request method \'GET\' not supported"}',
    apiError(-1150, 'REQUEST_METHOD_NOT_SUPPORTED', null, {}),
    "Request method 'GET' not supported",
    { retry: 'fix-request', executed: 'no' },
  ],
  [
    '{"code":-1044,"msg":"Invalid ACCESS_KEY."}',
    apiError(-1044, 'INVALID_ACCESS_KEY', 'INVALID_ACCESS_KEY', {}),
    'Invalid ACCESS_KEY.',
    { retry: 'never', executed: 'no' },
  ],
  [
    '{"code":-1047,"msg":"API authentication failed."}',
    apiError(-1047, 'API_AUTH_ERROR', 'API_AUTH_ERROR', {}),
    'API authentication failed.',
    { retry: 'never', executed: 'no' },
  ],
  [
    '{"code":-1049,"msg":"API key or passphrase incorrect."}',
    apiError(-1049, 'API_KEY_OR_PASSPHRASE_INCORRECT', 'API_KEY_OR_PASSPHRASE_INCORRECT', {}),
    'API key or passphrase incorrect.',
    { retry: 'never', executed: 'no' },
  ],
  [
    '{\n    "code": -1140,\n    "msg": "Either orderId or origClientOrderId must be sent."\n}',
    apiError(-1140, 'PARAM_VALIDATE_ERROR', null, {}),
    'Either orderId or origClientOrderId must be sent.',
    { retry: 'fix-request', executed: 'no' },
  ],
  [
    '{"code":-1054,"msg":"FAILED_PRECONDITION: The contract does not support the \'COMBINED\' separated mode"}',
    apiError(-1054, 'SYSTEM_ERROR', null, {}),
    "FAILED_PRECONDITION: The contract does not support the 'COMBINED' separated mode",
    { retry: 'never', executed: 'no' },
  ],
  [
    '{"code":-1054,"msg":"INVALID_ARGUMENT: The sell short order take profit param triggerPrice must be less than price"}',
    apiError(-1054, 'SYSTEM_ERROR', null, {}),
    'INVALID_ARGUMENT: The sell short order take profit param triggerPrice must be less than price',
    { retry: 'fix-request', executed: 'no' },
  ],
  [
    '{"code":-1058,"msg":"The trading pair is not supported via the API"}',
    apiError(-1058, 'NO_PERMISSION_TRADE_PAIR', null, {}),
    'The trading pair is not supported via the API',
    { retry: 'never', executed: 'no' },
  ],
  [
    '{"code":-1056,"msg":"illegal IP"}',
    apiError(-1056, 'ILLEGAL_IP', null, {}),
    'illegal IP',
    { retry: 'never', executed: 'no' },
  ],
  [
    '{"timestamp":…,"status":404,"error":"Not Found","path":"/capi/v3/market/nope"}',
    responseError,
    null,
    { retry: 'never', executed: 'no' },
  ],
  [
    '{"timestamp":1790134010126,"status":404,"error":"Not Found","path":"/capi/v3/market/nope"}',
    responseError,
    null,
    { retry: 'never', executed: 'no' },
  ],
  [
    '{"code":-1003,"msg":"Too much request weight used"}',
    apiError(-1003, null, null, {}),
    'Too much request weight used',
    { retry: 'never', executed: 'unknown' },
  ],
  [
    '{\n  "code": -1121,\n  "msg": "Invalid symbol."\n}',
    apiError(-1121, 'INVALID_SYMBOL', 'INVALID_SYMBOL', {}),
    'Invalid symbol.',
    { retry: 'fix-request', executed: 'no' },
  ],
  [
    '{\n"code": -4000,\n"msg": "Please contact the administrator."\n}',
    apiError(-4000, null, null, {}),
    'Please contact the administrator.',
    { retry: 'never', executed: 'unknown' },
  ],
  ['{"code":"200","msg":"success"}', success, 'success', null],
  [
    '{"code":"00000","msg":"success","requestTime":1622097118135,"data":1622097118134}',
    success,
    'success',
    null,
  ],
  ['{"serverTime":1790134010126}', success, null, null],
  [
    '{"code":"40001","msg":"The request header \\"ACCESS_KEY\\" cannot be empty","requestTime":1743748830875,"data":null}',
    apiError(40001, null, null, {}),
    'The request header "ACCESS_KEY" cannot be empty',
    { retry: 'never', executed: 'unknown' },
  ],
  [
    '{"orderId":121231,"status":"FAILED","errorMsg":"FAILED_ORDER_NOT_FOUND"}',
    responseError,
    'FAILED_ORDER_NOT_FOUND',
    { retry: 'never', executed: 'unknown' },
  ],
  [
    '{\n"orderList": [\n{\n"orderId": 702345678901234567,\n"status": "CANCELED"\n},\n{\n"orderId": 702345678901234568,\n"status": "EXPIRED",\n"errorMsg": "order not found"\n}\n]\n}',
    { kind: 'batch', ...nothing },
    null,
    null,
  ],
  [
    '{"orderId": "702345678901234568", "origClientOrderId": "", "success": false, "errorCode": "ORDER_NOT_FOUND", "errorMessage": "orderId not exist"}',
    responseError,
    'orderId not exist',
    { retry: 'never', executed: 'unknown' },
  ],
  [
    '[\n  {\n    "orderId": "702345678901234567",\n    "clientOrderId": "batch-1",\n    "success": true,\n    "errorCode": "",\n    "errorMessage": ""\n  }\n]',
    success,
    null,
    null,
  ],
  [
    '[\n  {\n    "positionId": 689987235755328154,\n    "success": true,\n    "successOrderId": 702345678901234580,\n    "errorMessage": ""\n  }\n]',
    success,
    null,
    null,
  ],
  [
    '{"result":false,"id":1,"msg":"INVALID_ARGUMENT: invalid symbol : ASDFS_SPBL"}',
    responseError,
    'INVALID_ARGUMENT: invalid symbol : ASDFS_SPBL',
    { retry: 'fix-request', executed: 'no' },
  ],
  [
    '{"result":false,"id":101,"msg":"INVALID_ARGUMENT: invalid symbol : cmt_nopeusdt"}',
    responseError,
    'INVALID_ARGUMENT: invalid symbol : cmt_nopeusdt',
    { retry: 'fix-request', executed: 'no' },
  ],
  [
    '{"result":false,"id":102,"msg":"INVALID_ARGUMENT: invalid depth level : 50"}',
    responseError,
    'INVALID_ARGUMENT: invalid depth level : 50',
    { retry: 'fix-request', executed: 'no' },
  ],
  [
    '{"result":false,"id":103,"msg":"INVALID_ARGUMENT: invalid event : nope"}',
    responseError,
    'INVALID_ARGUMENT: invalid event : nope',
    { retry: 'fix-request', executed: 'no' },
  ],
  [
    '{"result":false,"id":99,"msg":"INVALID_ARGUMENT: invalid event : totally_bogus_channel"}',
    responseError,
    'INVALID_ARGUMENT: invalid event : totally_bogus_channel',
    { retry: 'fix-request', executed: 'no' },
  ],
  [
    '{"result":false,"msg":"INVALID_ARGUMENT: unrecognized message : hello"}',
    responseError,
    'INVALID_ARGUMENT: unrecognized message : hello',
    { retry: 'fix-request', executed: 'no' },
  ],
  ['{"result":true,"id":1}', success, null, null],
  ['{"result":true}', success, null, null],
  [
    '{"cid":"a0180647-e051-760c-35ca-e4d7d3522440","event":"connected","time":"1790134567942"}',
    success,
    null,
    null,
  ],
  ['{"type":"ping","time":"1693208170000"}', success, null, null],
  ['', responseError, null, { retry: 'never', executed: 'no' }],
];

describe('errlex decode --json', () => {
  it('has an expectation for each sample', () => {
    expect(expectations.map(([body]) => body)).toEqual(payloads.map(({ body }) => body));
  });

  it.each(payloads.map((payload, index) => [payload.body, payload, expectations[index]] as const))(
    'reads %j',
    async (body, { status }, expected) => {
      const [, facts, msg, advice] = expected ?? [];
      const args = status === null ? ['decode', body] : ['decode', '-', '--status', String(status)];
      const [decoded] = await runForJson(args, { input: body });
      expect(decoded).toMatchObject({ ...facts, msg, body });
      expect(decoded).toHaveProperty('advice', advice && expect.objectContaining(advice));
      // Where nothing failed, nothing is said of the answer.
      expect(decoded).toHaveProperty('httpStatus', advice ? (status ?? statusIn(body)) : null);
    },
  );

  it('reads documents behind one another, some over several lines', async () => {
    const bodies = payloads.filter(({ status }) => status === null).map(({ body }) => body);
    const decoded = await runForJson(['decode', '-'], { input: bodies.join('\n') });
    expect(decoded).toEqual((await Promise.all(bodies.map((body) => runForJson(['decode', body])))).flat());
  });

  it('prints its keys in one order', async () => {
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

  it('keeps 1024 units of a body', async () => {
    const [decoded] = (await runForJson(['decode', 'x'.repeat(5000)])) as { body: string }[];
    expect(decoded?.body).toHaveLength(1024);
  });

  it('translates an error, and says what it could not', async () => {
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

  it('speaks English to programs, whatever the environment', async () => {
    expect(
      await runForJson(['decode', '{"code":-1121,"msg":"Invalid symbol."}'], {
        env: { LANG: 'de_DE.UTF-8' },
      }),
    ).toMatchObject([{ translation: { locale: 'en' } }]);
  });
});

/** The status that a body itself tells of, as the page of a framework does. */
function statusIn(body: string): number | null {
  return Number(/"status":(\d{3}),/.exec(body)?.[1] ?? 0) || null;
}

describe('errlex decode', () => {
  it.each([
    [['decode', '-'], ''],
    [['decode'], ''],
    [['decode', '-', '--json'], ' \n\n'],
    [['decode', ''], ''],
  ])('takes nothing only together with a status: %j', async (args, input) => {
    expect(await runCli(args, { input })).toMatchObject({
      exitCode: 2,
      stderr: 'errlex: there is no payload (errlex --help)\n',
    });
    expect(await runForJson(['decode', '-', '--status', '401'], { input: '' })).toMatchObject([
      { kind: 'response-error', httpStatus: 401 },
    ]);
  });

  it('refuses a code, and says what tells of one', async () => {
    expect((await runCli(['decode', '-1121'])).stderr).toBe(
      `errlex: decode takes a payload, such as '{"code":-1121,"msg":"…"}'; of a code tells errlex explain -1121 (errlex --help)\n`,
    );
    expect(await runCli(['decode', '429'])).toMatchObject({ exitCode: 2, stdout: '' });
  });

  it('refuses a stream and a payload at once', async () => {
    expect((await runCli(['decode', '--follow', '{"code":-1}'])).exitCode).toBe(2);
    expect((await runCli(['decode', '--follow', '--status', '400'])).exitCode).toBe(2);
  });

  it('tells a person what a payload says', async () => {
    const body = '{"code":-1142,"msg":"Parameter \'limit\' is invalid."}';
    const { exitCode, stdout, stderr } = await runCli(['decode', body], { env: { LANG: 'de_DE.UTF-8' } });
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
    expect(stdout).toMatchInlineSnapshot(`
      "-1142 PARAM_ERROR
        text        Der Parameter „limit“ ist ungültig. (de, ltr)
        message id  PARAM_ERROR
        params      parameter = limit
        msg         Parameter 'limit' is invalid.
        advice      fix-request: mend the request, then send it again; it was not carried out
        why         The code -1142 decides.
      "
    `);
  });

  it('tells a person what came in place of a payload', async () => {
    expect((await runCli(['decode', '<html>\n\u001b[2J', '--status', '502'])).stdout).toMatchInlineSnapshot(`
      "no error payload under HTTP 502
        body    <html>\\u000a\\u001b[2J
        advice  backoff: wait, then repeat it; it may have been carried out, so look before you repeat a write
        why     The status 502 decides: the server or a gateway failed.
      "
    `);
  });

  it('tells a person what failed in a batch', async () => {
    const body =
      '[{"orderId":1},{"code":-1121,"msg":"Invalid symbol."},{"success":false,"errorMessage":"x"}]';
    expect((await runCli(['decode', body])).stdout).toMatchInlineSnapshot(`
      "a batch, 2 of 3 failed

      item 2 -1121 INVALID_SYMBOL
        text        Invalid trading pair symbol. (en, ltr)
        message id  INVALID_SYMBOL
        msg         Invalid symbol.
        advice      fix-request: mend the request, then send it again; it was not carried out
        why         The code -1121 decides.

      item 3 a refusal without a code
        msg     x
        body    {"success":false,"errorMessage":"x"}
        advice  never: do not repeat it, a person must act first; it may have been carried out, so look before you repeat a write
        why     Neither code, text nor status tells.
      "
    `);
  });

  it('tells a person of a code that is not in the catalog', async () => {
    expect(
      (await runCli(['decode', '{"code":-1003,"msg":"Slow down"}', '--status', '429'])).stdout,
    ).toMatchInlineSnapshot(`
      "-1003 is not in the catalog under HTTP 429
        text    An unknown error occurred. (en, ltr)
        detail  Slow down
        msg     Slow down
        advice  backoff: wait 10 s, then repeat it; it was not carried out
        why     The status 429 decides: turned away for the rate.
      "
    `);
  });

  it('tells a person what its text adds to a code', async () => {
    const body = '{"code":-1054,"msg":"INVALID_ARGUMENT: no such thing"}';
    expect((await runCli(['decode', body, '--status', '500'])).stdout).toMatchInlineSnapshot(`
      "-1054 SYSTEM_ERROR under HTTP 500
        text    System error, please retry later. (en, ltr)
        detail  INVALID_ARGUMENT: no such thing
        msg     INVALID_ARGUMENT: no such thing
        advice  fix-request: mend the request, then send it again; it was not carried out
        why     The text decides: it holds "INVALID_ARGUMENT:".
      "
    `);
  });

  it('tells a person where nothing failed', async () => {
    expect((await runCli(['decode', '{"code":"200","msg":"success"}'])).stdout).toMatchInlineSnapshot(`
      "success, no error payload
        msg  success
      "
    `);
  });

  it('lets no control of a payload reach the terminal', async () => {
    const body = '{"code":-1142,"msg":"Parameter \'\\u001b[2J\\u202e\\r\' is invalid."}';
    const { stdout } = await runCli(['decode', body]);
    expect(stdout).toContain('\\u001b[2J\\u202e\\u000d');
    expect(stdout).not.toMatch(/[^\P{Cc}\n]|\u202e/u);
  });
});

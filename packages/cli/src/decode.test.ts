import { adviceFor } from '@errlex/core';
import { toOutcome } from '@errlex/core/response';
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
    { retry: 'fix-request', executed: 'no' },
  ],
  [
    '{\n"orderList": [\n{\n"orderId": 702345678901234567,\n"status": "CANCELED"\n},\n{\n"orderId": 702345678901234568,\n"status": "EXPIRED",\n"errorMsg": "order not found"\n}\n]\n}',
    success,
    null,
    null,
  ],
  [
    '{"orderId": "702345678901234568", "origClientOrderId": "", "success": false, "errorCode": "ORDER_NOT_FOUND", "errorMessage": "orderId not exist"}',
    responseError,
    'orderId not exist',
    { retry: 'fix-request', executed: 'no' },
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
    (body, { status }, expected) => {
      const args = ['decode', '-', ...(status === null ? [] : ['--status', String(status)])];
      const [decoded, ...more] = runForJson(args, { input: body });
      const [, facts, msg, advice] = expected ?? [];
      expect(more).toEqual([]);
      const told = (facts as { kind?: string })?.kind === 'api-error';
      const translation = told ? expect.objectContaining({ locale: 'en', dir: 'ltr' }) : null;
      expect(decoded).toEqual({ ...facts, msg, advice, translation });
    },
  );

  it('prints its keys in one order', () => {
    const keys = ['kind', 'code', 'reason', 'messageId', 'params', 'msg', 'advice', 'translation'];
    const input = '{"code":-1121,"msg":"Invalid symbol."}\n{"serverTime":1}\n{"result":false}';
    const decoded = runForJson(['decode', '-'], { input }) as object[];
    expect(decoded.map(Object.keys)).toEqual([keys, keys, keys]);
  });

  it('translates an error, and says what it could not', () => {
    const translated = (body: string) =>
      (runForJson(['decode', body, '--locale', 'ar']) as { translation: unknown }[]).map(
        ({ translation }) => translation,
      );
    expect(translated('{"code":-1121,"msg":"Invalid symbol."}')).toEqual([
      { text: 'رمز التداول غير صالح.', locale: 'ar', dir: 'rtl' },
    ]);
    expect(translated('{"code":-1121,"msg":"No such symbol"}')).toEqual([
      { text: 'رمز التداول غير صالح.', locale: 'ar', dir: 'rtl', detail: 'No such symbol' },
    ]);
    expect(translated('{"result":false,"msg":"x"}')).toEqual([null]);
    expect(translated('{"serverTime":1}')).toEqual([null]);
  });

  it('speaks English to programs, whatever the environment', () => {
    expect(
      runForJson(['decode', '{"code":-1121,"msg":"Invalid symbol."}'], { env: { LANG: 'de_DE.UTF-8' } }),
    ).toMatchObject([{ translation: { locale: 'en' } }]);
  });

  it('writes a param that JSON cannot hold as text', () => {
    const body = '{"code":-1140,"msg":"limit must be between NaN and Infinity."}';
    expect(runForJson(['decode', body])).toMatchObject([{ params: { min: 'NaN', max: 'Infinity' } }]);
  });

  it.each<[string, string, string[]]>([
    ['a payload over several lines', '{\n"code": -1121,\n"msg": "x"\n}\n', ['api-error']],
    ['a payload on each line', '{"code":-1}\r\n\n{"code":0}\n', ['api-error', 'success']],
    ['lines that are no JSON', '<html>\n</html>\n', ['response-error']],
    ['JSON on some lines', '{"code":-1}\noops\n', ['response-error']],
    ['a byte order mark', '\ufeff{"code":-1}', ['api-error']],
    ['white space', ' \n\n', ['response-error']],
    ['deep nesting', '['.repeat(1e5), ['response-error']],
    ['bytes beyond a text', '\u0000\u0007\ud800', ['response-error']],
  ])('reads standard input that holds %s', (_, input, kinds) => {
    const decoded = runForJson(['decode', '-'], { input }) as { kind: string }[];
    expect(decoded.map(({ kind }) => kind)).toEqual(kinds);
  });
});

describe('errlex decode', () => {
  it('takes an empty body only together with its status', () => {
    const refused = { exitCode: 2, stdout: '', stderr: 'errlex: there is no payload (errlex --help)\n' };
    expect(runCli(['decode', '-'], { input: '' })).toEqual(refused);
    expect(runForJson(['decode', '-', '--status', '401'], { input: '' })).toMatchObject([
      { kind: 'response-error' },
    ]);
  });

  it('tells a person what a payload says', () => {
    const body = '{"code":-1142,"msg":"Parameter \'limit\' is invalid."}';
    const { exitCode, stdout, stderr } = runCli(['decode', body], { env: { LANG: 'de_DE.UTF-8' } });
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
    expect(stdout).toMatchInlineSnapshot(`
      "-1142 PARAM_ERROR
        text        Der Parameter „limit“ ist ungültig. (de, ltr)
        message id  PARAM_ERROR
        params      parameter = limit
        msg         Parameter 'limit' is invalid.
        advice      fix-request: mend the request, then send it again; it was not carried out
      "
    `);
  });

  it('tells a person what came in place of a payload', () => {
    expect(runCli(['decode', '<html>\n\u001b[2J', '--status', '502']).stdout).toMatchInlineSnapshot(`
      "HTTP 502 without an error payload
        body    <html>\\n\\u001b[2J
        advice  backoff: wait, then repeat it; it may have been carried out, so look before you repeat a write
      "
    `);
  });

  it('lets no control of a payload reach the terminal', () => {
    const body = '{"code":-1142,"msg":"Parameter \'\\u001b[2J\\u202e\\r\' is invalid."}';
    const { stdout } = runCli(['decode', body]);
    expect(stdout).toContain('\\u001b[2J\\u202e\\u000d');
    expect(stdout).not.toMatch(/[^\P{Cc}\n]|\u202e/u);
  });
});

describe('toOutcome', () => {
  it('keeps the digits of 64-bit ids in every sample that has some', () => {
    const samples = payloads.filter(({ body }) => /\d{16}/.test(body));
    expect(samples.length).toBeGreaterThan(2);
    for (const { body, status } of samples) {
      const { value } = toOutcome(body, { httpStatus: status ?? undefined });
      const ids = body.match(/\d{16,}/g) ?? [];
      expect(ids.filter((id) => !JSON.stringify(value).includes(`"${id}"`))).toEqual([]);
    }
  });

  it('advises by the text where the code is general', () => {
    const advice = ['INVALID_ARGUMENT: x', 'FAILED_PRECONDITION: x', 'System error, please retry later.'].map(
      (msg) => {
        const outcome = toOutcome(JSON.stringify({ code: -1054, msg }), { httpStatus: 500 });
        return outcome.kind === 'api-error' && adviceFor(outcome.error).retry;
      },
    );
    expect(advice).toEqual(['fix-request', 'never', 'backoff']);
  });
});

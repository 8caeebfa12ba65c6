import fc from 'fast-check';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { type AnyErrorSet, defineErrors } from '../define-errors.js';
import { createApiError } from '../spot-v3-errors.js';
import { type Outcome, toOutcome } from './index.js';

function at(httpStatus: number | undefined) {
  return httpStatus === undefined ? {} : { responseInfo: { httpStatus, receivedAt: 0 } };
}

/** Renders an outcome in a few words: its kind, code and text. */
function inBrief(outcome: Outcome): string {
  switch (outcome.kind) {
    case 'api-error':
      return `${outcome.data.code} ${outcome.data.msg}`;
    case 'response-error':
      return `error ${outcome.data.msg || (outcome.data.responseInfo?.httpStatus ?? '')}`.trimEnd();
    case 'batch':
      return outcome.items.map(inBrief).join(' | ');
    default:
      return outcome.kind;
  }
}

describe('toOutcome', () => {
  it.each<[body: string, httpStatus: number | undefined, brief: string]>([
    // Payloads, under any status.
    ['{"code":-1121,"msg":"Invalid symbol."}', 200, '-1121 Invalid symbol.'],
    ['\ufeff {"code":"-1121","msg":"Invalid symbol."}\n', 400, '-1121 Invalid symbol.'],
    ['{"code":-1121}', 400, '-1121 '],
    ['{"error":{"code":-1121,"msg":"Invalid symbol."}}', 200, '-1121 Invalid symbol.'],
    ['{"id":"5","status":429,"error":{"code":-1003,"msg":"Too much."}}', undefined, '-1003 Too much.'],
    ['{"status":400,"error":{"code":-1121,"msg":"x"}}', undefined, '-1121 x'],
    ['{"code":"40001","msg":"header missing","requestTime":1,"data":null}', 400, '40001 header missing'],
    // Successes, also those that look like errors.
    ['{"code":"200","msg":"success"}', 200, 'success'],
    ['{"code":"00000","msg":"success","data":1}', 200, 'success'],
    ['{"code":"200","msg":"success"}', undefined, 'success'],
    ['{"code":"0","msg":"success","result":false}', 200, 'success'],
    ['{"code":"200","msg":"success"}', 500, 'error success'],
    ['{"serverTime":1}', 200, 'success'],
    ['{"result":true,"id":1}', undefined, 'success'],
    ['{"id":1,"status":200,"result":{}}', undefined, 'success'],
    ['{"event":"ping","time":"1"}', undefined, 'success'],
    ['', 204, 'success'],
    ['OK', 200, 'success'],
    // Errors without a code.
    ['{"serverTime":1}', 404, 'error 404'],
    ['{"timestamp":1,"status":404,"error":"Not Found","path":"/x"}', 404, 'error Not Found'],
    ['{"timestamp":1,"status":404,"error":"Not Found","path":"/x"}', undefined, 'error Not Found'],
    ['<html>', 502, 'error 502'],
    ['', 401, 'error 401'],
    ['', undefined, 'error'],
    ['slow down', 429, 'error 429'],
    // Errors of a WebSocket, with an id and without.
    ['{"result":false,"id":1,"msg":"INVALID_ARGUMENT: x"}', undefined, 'error INVALID_ARGUMENT: x'],
    ['{"result":false,"msg":"INVALID_ARGUMENT: y"}', undefined, 'error INVALID_ARGUMENT: y'],
    ['{"success":false,"msg":7}', undefined, 'error'],
    // A status inside the body.
    ['{"status":400,"error":"Bad Request"}', undefined, 'error Bad Request'],
    ['{"status":599,"error":"x"}', undefined, 'error x'],
    ['{"status":399,"error":"x"}', undefined, 'unrecognized'],
    ['{"status":600,"error":"x"}', undefined, 'unrecognized'],
    ['{"status":"404","error":"x"}', undefined, 'unrecognized'],
    ['{"status":404.5,"error":"x"}', undefined, 'unrecognized'],
    ['{"status":404,"error":""}', undefined, 'success'],
    ['{"status":404,"error":{}}', undefined, 'success'],
    // Items of a batch, and batches.
    ['{"errMsg":"c","errorMessage":"b","errorMsg":"a"}', 200, 'error a'],
    ['{"errMsg":"c","errorMessage":"b","errorMsg":""}', 200, 'error b'],
    ['{"errCode":"-2200","errMsg":"no"}', 200, '-2200 no'],
    ['{"errorCode":"X","errCode":"-2200"}', 200, 'error X'],
    ['{"errorCode":"","errCode":-2200,"errMsg":"no"}', 200, '-2200 no'],
    ['{"errorCode":7,"errorMessage":"no"}', 200, '7 no'],
    ['{"errorCode":7}', 200, 'unrecognized'],
    ['{"data":{"code":-1121,"msg":"x"}}', 200, 'success'],
    ['{"data":null,"failed":[{"errMsg":"no"}]}', 200, 'error no'],
    ['{"data":[{"errMsg":"no"}],"failed":[{"errMsg":"b"}]}', 200, 'error no'],
    ['[]', 200, 'success'],
    ['{"orderId":1,"status":"FAILED","errorMsg":"not found"}', 200, 'error not found'],
    ['{"orderId":1,"status":"FAILED"}', 200, 'success'],
    ['{"success":false,"errorMessage":""}', 200, 'error 200'],
    ['{"success":true,"errorCode":"","errorMessage":""}', 200, 'success'],
    ['{"success":false,"errorCode":"ORDER_NOT_FOUND","errorMessage":"no"}', 200, 'error no'],
    ['{"success":false,"errorCode":"ORDER_NOT_FOUND"}', 200, 'error ORDER_NOT_FOUND'],
    ['{"success":false,"errorCode":"-2200","errorMessage":"no"}', 200, '-2200 no'],
    ['[{"code":-1121,"msg":"x"}]', 200, '-1121 x'],
    ['[{"orderId":1},{"code":-1121,"msg":"x"},{"orderId":2}]', 200, 'success | -1121 x | success'],
    [
      '{"orderList":[{"orderId":1,"status":"CANCELED"},{"orderId":2,"status":"EXPIRED","errorMsg":"gone"}]}',
      200,
      'success | error gone',
    ],
    [
      '{"code":"00000","msg":"success","data":{"orderInfo":[{"orderId":1}],"failureList":[{"orderId":2,"errMsg":"no"}]}}',
      200,
      'success | error no',
    ],
    [
      '{"data":[{"success":false,"errorMessage":"x"},{"success":true,"errorMessage":""}]}',
      200,
      'error x | success',
    ],
    ['[{"orderId":1},{"orderId":2}]', 200, 'success'],
    ['[[1790000000000,"1","2"],[1790000000001,"1","2"]]', 200, 'success'],
    ['[{"code":-1121,"msg":"x"}]', 502, 'error 502'],
  ])('reads %s under %s as "%s"', (body, httpStatus, brief) => {
    expect(inBrief(toOutcome(body, at(httpStatus)))).toBe(brief);
  });

  it('reads a parsed body as it reads its text', () => {
    for (const body of [
      '{"code":-1121,"msg":"x"}',
      '[{"code":-1121,"msg":"x"},{}]',
      '{"a":1}',
      '{"result":false}',
      '{"err":"x"}',
    ]) {
      expect(inBrief(toOutcome(JSON.parse(body)))).toBe(inBrief(toOutcome(body)));
    }
  });

  it('has the parsed body as value, or undefined if it is not JSON', () => {
    expect(toOutcome('{"a":1}')).toEqual({ kind: 'success', value: { a: 1 } });
    expect(toOutcome('OK', at(200))).toEqual({ kind: 'success', value: undefined });
    expect(toOutcome('<html>', at(502))).toMatchObject({
      kind: 'response-error',
      value: undefined,
      error: { body: '<html>', responseInfo: { httpStatus: 502 }, cause: { name: 'SyntaxError' } },
    });
    expect(toOutcome('{"code":-1121}')).toMatchObject({ kind: 'api-error', value: { code: -1121 } });
    expect(toOutcome('{"a":1}', at(404))).toMatchObject({ value: { a: 1 }, error: { body: '{"a":1}' } });
    const batch = toOutcome('[{"errMsg":"no"},5]', at(200));
    expect(batch).toMatchObject({ kind: 'batch', value: [{ errMsg: 'no' }, 5] });
    expect(batch.kind === 'batch' && batch.items).toMatchObject([
      { value: { errMsg: 'no' }, error: { responseInfo: { httpStatus: 200 }, body: '{"errMsg":"no"}' } },
      { kind: 'success', value: 5 },
    ]);
  });

  it('has an empty excerpt of a body that JSON cannot hold', () => {
    const cycle: Record<string, unknown> = {};
    cycle.self = cycle;
    for (const value of [undefined, cycle]) {
      expect(toOutcome(value, at(500))).toMatchObject({ error: { body: '' } });
    }
    expect(toOutcome({ a: 1 }, at(500))).toMatchObject({ error: { body: '{"a":1}' } });
  });

  it('describes an error without a code by data of the code 0', () => {
    const outcome = toOutcome('{"msg":"no"}', at(404));
    expect(outcome.kind === 'response-error' && outcome.data).toEqual({
      code: 0,
      reason: undefined,
      messageId: undefined,
      params: {},
      message: 'no',
      msg: 'no',
      definition: undefined,
      responseInfo: { httpStatus: 404, receivedAt: 0 },
    });
    expect(toOutcome('{}', at(404))).toMatchObject({
      data: { message: 'HTTP 404 without an error payload', msg: '' },
    });
  });

  it('keeps the cause of a body that did not arrive whole', () => {
    const cause = new TypeError('terminated');
    expect(toOutcome('{"a":', { ...at(502), cause })).toMatchObject({ error: { cause } });
    expect(toOutcome('{}', at(502))).not.toHaveProperty('error.cause');
    const outcome = toOutcome('{"code":-1121,"msg":"x"}', { ...at(400), upstream: true, cause });
    expect(outcome.kind === 'api-error' && [outcome.error.upstream, outcome.error.cause]).toEqual([
      true,
      cause,
    ]);
  });

  it('takes the status inside an item or a frame for that of its error, unless a response told one', () => {
    const statusOf = (body: string, httpStatus?: number) => {
      const outcome = toOutcome(body, at(httpStatus));
      const one = outcome.kind === 'batch' ? outcome.items[0] : outcome;
      return one && 'data' in one && one.data.responseInfo?.httpStatus;
    };
    expect(statusOf('[{"status":404,"error":"x"},{"errMsg":"no"}]')).toBe(404);
    expect(statusOf('[{"errMsg":"no"},{"status":404,"error":"x"}]')).toBeUndefined();
    expect(statusOf('[{"status":404,"error":"x"}]', 200)).toBe(404);
    const frame = '{"id":"5","status":429,"error":{"code":-1003,"msg":"x"}}';
    expect([statusOf(frame), statusOf(frame, 200), statusOf(frame, 503)]).toEqual([429, 429, 503]);
  });

  it('keeps the digits of an order id in the item of a batch', () => {
    const outcome = toOutcome('[{"orderId":702345678901234568,"success":false,"errorMessage":"no"}]');
    const [item] = outcome.kind === 'batch' ? outcome.items : [];
    expect(item?.kind === 'response-error' && item.error.body).toContain('702345678901234568');
    expect(item?.value).toMatchObject({ orderId: '702345678901234568' });
  });

  it('writes no control of a body into the message of a cause', () => {
    const outcome = toOutcome('\u001b[31m\n', at(502));
    expect(outcome.kind === 'response-error' && String(outcome.error.cause)).not.toMatch(/[\u001b\n]/);
  });

  it('reads a list of lists no deeper than its items', () => {
    const nested = '[{"code":-1121,"msg":"x"},'.repeat(50_000) + '1' + ']'.repeat(50_000);
    expect(inBrief(toOutcome(nested))).toBe('-1121 x | success');
    expect(toOutcome('['.repeat(1e6)).kind).toBe('response-error');
    expect(toOutcome('['.repeat(1e5) + ']'.repeat(1e5)).kind).toBe('success');
  });

  it('never throws', () => {
    const statuses = fc.option(fc.integer(), { nil: undefined });
    fc.assert(fc.property(fc.string(), statuses, (body, status) => void toOutcome(body, at(status))));
    fc.assert(fc.property(fc.json(), (body) => void toOutcome(body)));
    fc.assert(
      fc.property(fc.anything({ withBigInt: true, withNullPrototype: true }), (body) => void toOutcome(body)),
    );
    const cycle: Record<string, unknown> = { result: false };
    cycle.self = cycle;
    const trap = new Proxy({}, { get: () => expect.fail() });
    const { proxy, revoke } = Proxy.revocable([], {});
    revoke();
    for (const value of [cycle, trap, [trap], { data: trap }, proxy, [proxy], { data: proxy }])
      toOutcome(value);
  });
});

describe('an unrecognized body', () => {
  it.each<[body: unknown, httpStatus: number | undefined, kind: Outcome['kind']]>([
    // A code without a payload.
    [{ code: 12 }, 200, 'unrecognized'],
    [{ code: 12 }, undefined, 'unrecognized'],
    [{ code: 'api-signature-not-valid' }, 200, 'unrecognized'],
    [{ code: true }, 200, 'unrecognized'],
    ...[null, '', false, [], {}, 0, '0', '00000', 200, '200'].map(
      (code): [unknown, number, Outcome['kind']] => [{ code }, 200, 'success'],
    ),
    // Field names that mean an error: compared as whole words, in upper or lower case.
    ...['err', 'ERR', 'errs', 'errno', 'errnum', 'error', 'errors'].map(
      (name): [unknown, number, Outcome['kind']] => [{ [name]: 'x' }, 200, 'unrecognized'],
    ),
    ...[
      'errCode',
      'err-code',
      'errNo',
      'errorNo',
      'error_code',
      'error-message',
      'err_msg',
      'retCode',
      'ret_code',
      'ret-code',
      'retNo',
    ].map((name): [unknown, number, Outcome['kind']] => [{ [name]: 7 }, 200, 'unrecognized']),
    ...[
      'retMsg',
      'ret_msg',
      'retMessage',
      'errand',
      'terror',
      'err.code',
      'my_error',
      'errorRate',
      'codes',
    ].map((name): [unknown, number, Outcome['kind']] => [{ [name]: 'x' }, 200, 'success']),
    ...[null, '', false, [], {}, 0, '0', 200, '200'].map((value): [unknown, number, Outcome['kind']] => [
      { error: value },
      200,
      'success',
    ]),
    [{ error: ['x'] }, 200, 'unrecognized'],
    [{ error: { message: 'x' } }, 200, 'unrecognized'],
    [{ error: true }, 200, 'unrecognized'],
    [{ retCode: 0, retMsg: 'OK' }, 200, 'success'],
    [{ retCode: 10006, retMsg: 'Too many visits!' }, 200, 'unrecognized'],
    [{ status: 'error' }, 200, 'unrecognized'],
    [{ status: 'ERROR' }, 200, 'unrecognized'],
    [{ status: 'ok' }, 200, 'success'],
    // A success at the top level.
    [{ code: 0, error: 'x' }, 200, 'success'],
    [{ success: true, err: 'x' }, 200, 'success'],
    [{ result: true, err: 'x' }, 200, 'success'],
    [{ errorCode: 0, errorMsg: 'success' }, 200, 'success'],
    // The field counts only at the top level of an object, and is `unrecognized` only with a 2xx status.
    [{ data: { err: 'x' } }, 200, 'success'],
    [[{ err: 'x' }], 200, 'success'],
    ['"error"', 200, 'success'],
    [{ err: 'x' }, 299, 'unrecognized'],
    [{ err: 'x' }, 300, 'response-error'],
    [{ err: 'x' }, 400, 'response-error'],
  ])('%j under %s is %s', (body, httpStatus, kind) => {
    expect(toOutcome(body, at(httpStatus)).kind).toBe(kind);
  });

  it('has its value and nothing else', () => {
    expect(toOutcome('{"retCode":7}')).toEqual({ kind: 'unrecognized', value: { retCode: 7 } });
  });
});

describe('the error of an outcome', () => {
  afterEach(() => vi.unstubAllGlobals());

  it('is made at the first access, and once', async () => {
    const made = vi.fn();
    class CountingError extends Error {
      constructor(...args: unknown[]) {
        super(...(args as [string]));
        made();
      }
    }
    vi.stubGlobal('Error', CountingError);
    vi.resetModules();
    const copy = await import('./index.js');
    for (const body of ['{"code":-1121,"msg":"x"}', '{"success":false}', '[{"errMsg":"no"}]']) {
      made.mockClear();
      const outcome = copy.toOutcome(body);
      const [one = outcome] = outcome.kind === 'batch' ? outcome.items : [];
      expect(made).not.toHaveBeenCalled();
      if (!('error' in one)) throw new TypeError('There is no error.');
      const { error } = one;
      expect(made).toHaveBeenCalledTimes(1);
      expect(one.error).toBe(error);
    }
  });

  it('has the fields of the data', () => {
    const outcome = toOutcome('{"code":-1142,"msg":"Parameter \'a\' is invalid.","id":7}', at(400));
    if (outcome.kind !== 'api-error') throw new TypeError('There is no payload.');
    expect(outcome.error).toMatchObject({ ...outcome.data });
    expect([outcome.error.data, Object.isFrozen(outcome.data)]).toEqual([{ id: 7 }, true]);
  });
});

describe('the JSON of an ApiError', () => {
  const { message, ...json } = createApiError('PARAM_EMPTY', { parameter: 'symbol' }, { msg: '空' }).toJSON();

  it('is read with message id, params and English message', () => {
    const outcome = toOutcome(JSON.stringify({ ...json, message }));
    expect(outcome.kind === 'api-error' && outcome.data).toMatchObject({
      messageId: 'PARAM_EMPTY',
      params: { parameter: 'symbol' },
      message: "Parameter 'symbol' cannot be empty.",
      msg: '空',
    });
  });

  it('belongs to the response that it came with, whatever it says itself', () => {
    const cause = new TypeError('terminated');
    const foreign = { ...json, message, responseInfo: { httpStatus: 200, receivedAt: 5 } };
    const read = (options: object) => {
      const outcome = toOutcome(foreign, options);
      return outcome.kind === 'api-error' ? outcome.error : undefined;
    };
    expect(read({ ...at(503), upstream: true, cause })).toMatchObject({
      responseInfo: { httpStatus: 503 },
      upstream: true,
      cause,
    });
    expect(read({})?.responseInfo).toEqual({ httpStatus: 200, receivedAt: 5 });
    expect(read({})).not.toHaveProperty('upstream');
  });
});

describe('problem details with a translated text', () => {
  const problem = { type: 'about:blank', title: 'x', status: 400, detail: 'Zu viel.' };
  it.each([
    [
      'a message id of the code and params of the right types',
      { code: -1140, messageId: 'PARAM_VALIDATE_ERROR.limit', params: { min: 1, max: '5' } },
      { messageId: 'PARAM_VALIDATE_ERROR.limit', params: { min: 1, max: 5 } },
    ],
    [
      'a message id of another code',
      { code: -1121, messageId: 'PARAM_EMPTY', params: { parameter: 'x' } },
      { messageId: undefined, params: {} },
    ],
    [
      'a param that is missing',
      { code: -1140, messageId: 'PARAM_VALIDATE_ERROR.limit', params: { min: 1 } },
      { messageId: undefined, params: {} },
    ],
    [
      'params that are null',
      { code: -1141, messageId: 'PARAM_EMPTY', params: null },
      { messageId: undefined, params: {} },
    ],
  ])('are read with %s', (_, payload, expected) => {
    expect(toOutcome({ ...problem, ...payload })).toMatchObject({ data: { msg: 'Zu viel.', ...expected } });
  });

  it('have their message id from a documented text', () => {
    const payload = {
      code: -1140,
      msg: 'Parameter validation failed.',
      messageId: 'PARAM_VALIDATE_ERROR.startTime',
    };
    expect(toOutcome(payload)).toMatchObject({ data: { messageId: 'PARAM_VALIDATE_ERROR' } });
  });
});

describe('a contract with a payload shape', () => {
  const catalog = [
    { code: 1, reason: 'ALL_FAILED', messages: { ALL_FAILED: ['All operations failed'] } },
    { code: 51008, reason: 'BALANCE', messages: { BALANCE: ['Insufficient %s balance', 'currency'] } },
  ] as const;
  const payload = {
    code: 'code',
    msg: 'msg',
    success: [0],
    items: { in: 'data', code: 'sCode', msg: 'sMsg' },
  };
  const errors: AnyErrorSet = defineErrors(catalog, { domain: 'okx', payload });
  const failed = { sCode: '51008', sMsg: 'Insufficient BTC balance' };
  const done = { sCode: '0', sMsg: 'Order placed' };

  it.each<[what: string, body: unknown, httpStatus: number | undefined, brief: string]>([
    [
      'a batch if an item succeeded',
      { code: '2', msg: 'x', data: [failed, done] },
      200,
      '51008 Insufficient BTC balance | success',
    ],
    [
      'a batch if the top level says success',
      { code: '0', data: [failed] },
      200,
      '51008 Insufficient BTC balance',
    ],
    [
      'a batch without a code at the top level',
      { data: [failed, failed] },
      200,
      '51008 Insufficient BTC balance | 51008 Insufficient BTC balance',
    ],
    ['a batch for a list', [failed], 200, '51008 Insufficient BTC balance'],
    [
      'the error of the only item',
      { code: '1', msg: 'x', data: [failed] },
      200,
      '51008 Insufficient BTC balance',
    ],
    [
      'the error of the only item without a code at the top level',
      { data: [failed] },
      200,
      '51008 Insufficient BTC balance',
    ],
    ['the error of the top level', { code: '1', msg: 'x', data: [failed, failed] }, 200, '1 x'],
    ['the error of the top level without items', { code: '1', msg: 'x', data: [] }, 200, '1 x'],
    [
      'the error of the top level beside items that succeeded',
      { code: '1', msg: 'x', data: [done] },
      200,
      '1 x',
    ],
    ['a success', { code: '0', msg: '', data: [done] }, 200, 'success'],
    ['an item without a code', { code: '0', data: [{ sMsg: 'rejected' }] }, 200, 'error rejected'],
    ['an item without a code that is the only one', { data: [{ sMsg: 'rejected' }] }, 200, 'error rejected'],
    ['an error under an error status', { code: '1', msg: 'x', data: [failed, failed] }, 400, '1 x'],
    ['a text without a code under an error status', { msg: 'x' }, 400, 'error x'],
    ['an empty body under an error status', {}, 400, 'error 400'],
    ['an error field', { error: 'x' }, 200, 'unrecognized'],
    ['an error field beside a success code', { code: '0', error: 'x' }, 200, 'success'],
    ['the default shape', { errorCode: -1, errorMsg: 'x' }, 200, 'unrecognized'],
    ['success false', { success: false, msg: 'x' }, 200, 'success'],
  ])('gives %s', (_, body, httpStatus, brief) => {
    expect(inBrief(toOutcome(body, { ...at(httpStatus), errors }) as Outcome)).toBe(brief);
  });

  it('keeps the kind of the batch of one item', () => {
    const kindOf = (body: unknown) => toOutcome(body, { errors }).kind;
    expect([kindOf({ code: '0', data: [failed] }), kindOf([failed]), kindOf({ data: [failed] })]).toEqual([
      'batch',
      'batch',
      'api-error',
    ]);
  });

  it('keeps the items of a batch that failed as a whole', () => {
    const outcome = toOutcome({ code: '1', msg: 'x', data: [failed, { sMsg: 'no' }] }, { errors });
    expect(outcome.kind === 'api-error' && outcome.items?.map((item) => inBrief(item as Outcome))).toEqual([
      '51008 Insufficient BTC balance',
      'error no',
    ]);
  });

  it('reads the codes of another catalog in the default shape', () => {
    const own = defineErrors([
      { code: -3200, reason: 'NO_ORDER', messages: { NO_ORDER: ['Order does not exist.'] } },
    ]);
    const outcome = toOutcome('{"code":-3200,"msg":"Order does not exist."}', { errors: own });
    expect(outcome.kind === 'api-error' && outcome.data.reason).toBe('NO_ORDER');
  });
});

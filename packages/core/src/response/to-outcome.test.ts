import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { defineErrors, spotV3 } from '../index.js';
import { type Outcome, toOutcome } from './index.js';

function at(httpStatus: number | undefined) {
  return httpStatus === undefined ? {} : { answer: { httpStatus, receivedAt: 0 } };
}

/** An outcome in a word or two: its kind, and what it says. */
function told(outcome: Outcome): string {
  switch (outcome.kind) {
    case 'success':
      return 'success';
    case 'api-error':
      return `${outcome.error.code} ${outcome.error.payload.msg}`;
    case 'response-error':
      return `refused ${outcome.error.msg ?? outcome.error.answer?.httpStatus ?? ''}`.trimEnd();
    case 'batch':
      return outcome.items.map(told).join(' | ');
  }
}

describe('toOutcome', () => {
  it.each<[body: string, httpStatus: number | undefined, says: string]>([
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
    ['{"code":"200","msg":"success"}', 500, 'refused 500'],
    ['{"serverTime":1}', 200, 'success'],
    ['{"result":true,"id":1}', undefined, 'success'],
    ['{"id":1,"status":200,"result":{}}', undefined, 'success'],
    ['{"event":"ping","time":"1"}', undefined, 'success'],
    ['', 204, 'success'],
    ['OK', 200, 'success'],
    // Failures without a code.
    ['{"serverTime":1}', 404, 'refused 404'],
    ['{"timestamp":1,"status":404,"error":"Not Found","path":"/x"}', 404, 'refused 404'],
    ['{"timestamp":1,"status":404,"error":"Not Found","path":"/x"}', undefined, 'refused 404'],
    ['<html>', 502, 'refused 502'],
    ['', 401, 'refused 401'],
    ['', undefined, 'refused'],
    ['slow down', 429, 'refused 429'],
    // Refusals of a WebSocket, with an id and without.
    ['{"result":false,"id":1,"msg":"INVALID_ARGUMENT: x"}', undefined, 'refused INVALID_ARGUMENT: x'],
    ['{"result":false,"msg":"INVALID_ARGUMENT: y"}', undefined, 'refused INVALID_ARGUMENT: y'],
    ['{"success":false,"msg":7}', undefined, 'refused'],
    // What an answer inside the body tells.
    ['{"status":400,"error":"Bad Request"}', undefined, 'refused 400'],
    ['{"status":599,"error":"x"}', undefined, 'refused 599'],
    ['{"status":399,"error":"x"}', undefined, 'success'],
    ['{"status":600,"error":"x"}', undefined, 'success'],
    ['{"status":"404","error":"x"}', undefined, 'success'],
    ['{"status":404.5,"error":"x"}', undefined, 'success'],
    ['{"status":404,"error":""}', undefined, 'success'],
    ['{"status":404,"error":{}}', undefined, 'success'],
    // Items of a batch, and batches.
    ['{"errMsg":"c","errorMessage":"b","errorMsg":"a"}', 200, 'refused a'],
    ['{"errMsg":"c","errorMessage":"b","errorMsg":""}', 200, 'refused b'],
    ['{"errCode":"-2200","errMsg":"no"}', 200, '-2200 no'],
    ['{"errorCode":"X","errCode":"-2200"}', 200, 'refused X'],
    ['{"errorCode":"","errCode":-2200,"errMsg":"no"}', 200, '-2200 no'],
    ['{"errorCode":7,"errorMessage":"no"}', 200, '7 no'],
    ['{"errorCode":7}', 200, 'success'],
    ['{"data":{"code":-1121,"msg":"x"}}', 200, 'success'],
    ['{"data":null,"failed":[{"errMsg":"no"}]}', 200, 'refused no'],
    ['{"data":[{"errMsg":"no"}],"failed":[{"errMsg":"b"}]}', 200, 'refused no'],
    ['[]', 200, 'success'],
    ['{"orderId":1,"status":"FAILED","errorMsg":"not found"}', 200, 'refused not found'],
    ['{"orderId":1,"status":"FAILED"}', 200, 'success'],
    ['{"success":false,"errorMessage":""}', 200, 'refused'],
    ['{"success":true,"errorCode":"","errorMessage":""}', 200, 'success'],
    ['{"success":false,"errorCode":"ORDER_NOT_FOUND","errorMessage":"no"}', 200, 'refused no'],
    ['{"success":false,"errorCode":"ORDER_NOT_FOUND"}', 200, 'refused ORDER_NOT_FOUND'],
    ['{"success":false,"errorCode":"-2200","errorMessage":"no"}', 200, '-2200 no'],
    ['[{"code":-1121,"msg":"x"}]', 200, '-1121 x'],
    ['[{"orderId":1},{"code":-1121,"msg":"x"},{"orderId":2}]', 200, 'success | -1121 x | success'],
    [
      '{"orderList":[{"orderId":1,"status":"CANCELED"},{"orderId":2,"status":"EXPIRED","errorMsg":"gone"}]}',
      200,
      'success | refused gone',
    ],
    [
      '{"code":"00000","msg":"success","data":{"orderInfo":[{"orderId":1}],"failureList":[{"orderId":2,"errMsg":"no"}]}}',
      200,
      'success | refused no',
    ],
    [
      '{"data":[{"success":false,"errorMessage":"x"},{"success":true,"errorMessage":""}]}',
      200,
      'refused x | success',
    ],
    ['[{"orderId":1},{"orderId":2}]', 200, 'success'],
    ['[[1790000000000,"1","2"],[1790000000001,"1","2"]]', 200, 'success'],
    ['[{"code":-1121,"msg":"x"}]', 502, 'refused 502'],
  ])('reads %s under %s as "%s"', (body, httpStatus, says) => {
    expect(told(toOutcome(body, at(httpStatus)))).toBe(says);
  });

  it('reads what was parsed already as it reads the text', () => {
    for (const body of [
      '{"code":-1121,"msg":"x"}',
      '[{"code":-1121,"msg":"x"},{}]',
      '{"a":1}',
      '{"result":false}',
    ]) {
      expect(told(toOutcome(JSON.parse(body)))).toBe(told(toOutcome(body)));
    }
  });

  it('gives what was read with whatever it says', () => {
    expect(toOutcome('{"a":1}')).toEqual({ kind: 'success', value: { a: 1 } });
    expect(toOutcome('OK', at(200))).toEqual({ kind: 'success', value: undefined });
    expect(toOutcome('<html>', at(502))).toMatchObject({
      kind: 'response-error',
      value: undefined,
      error: { body: '<html>', answer: { httpStatus: 502 }, cause: { name: 'SyntaxError' } },
    });
    expect(toOutcome('{"code":-1121}')).toMatchObject({ kind: 'api-error', value: { code: -1121 } });
    expect(toOutcome('{"a":1}', at(404))).toMatchObject({ value: { a: 1 }, error: { body: '{"a":1}' } });
    const batch = toOutcome('[{"errMsg":"no"},5]', at(200));
    expect(batch).toMatchObject({ kind: 'batch', value: [{ errMsg: 'no' }, 5] });
    expect(batch.kind === 'batch' && batch.items).toMatchObject([
      { value: { errMsg: 'no' }, error: { answer: { httpStatus: 200 }, body: '{"errMsg":"no"}' } },
      { kind: 'success', value: 5 },
    ]);
  });

  it('has an empty body for what no JSON can say', () => {
    const cycle: Record<string, unknown> = {};
    cycle.self = cycle;
    for (const value of [undefined, cycle]) {
      expect(toOutcome(value, at(500))).toMatchObject({ error: { body: '' } });
    }
    expect(toOutcome({ a: 1 }, at(500))).toMatchObject({ error: { body: '{"a":1}' } });
  });

  it('takes what broke the connection for the cause of a text that is no JSON', () => {
    const cause = new TypeError('terminated');
    expect(toOutcome('{"a":', { ...at(502), cause })).toMatchObject({ error: { cause } });
    expect(toOutcome('{}', at(502))).not.toHaveProperty('error.cause');
  });

  it('takes the answer that an item tells of, else that of the batch', () => {
    const outcome = toOutcome('[{"status":404,"error":"x"},{"errMsg":"no"}]', { answer: undefined });
    expect(outcome.kind === 'batch' && outcome.items).toMatchObject([
      { error: { answer: { httpStatus: 404 } } },
      { error: { msg: 'no' } },
    ]);
    const both = toOutcome('[{"status":404,"error":"x"}]', at(200));
    expect(both.kind === 'batch' && both.items).toMatchObject([{ error: { answer: { httpStatus: 404 } } }]);
  });

  it('takes the status of a WebSocket answer for that of the error', () => {
    const outcome = toOutcome('{"id":"5","status":429,"error":{"code":-1003,"msg":"x"}}');
    expect(outcome.kind === 'api-error' && outcome.error.answer?.httpStatus).toBe(429);
  });

  it('keeps the item of a batch, its digits among it', () => {
    const outcome = toOutcome('[{"orderId":702345678901234568,"success":false,"errorMessage":"no"}]');
    const [item] = outcome.kind === 'batch' ? outcome.items : [];
    expect(item?.kind === 'response-error' && item.error.body).toContain('702345678901234568');
    expect(item?.value).toMatchObject({ orderId: '702345678901234568' });
  });

  it('marks an error as an upstream’s, and tells what broke the body', () => {
    const cause = new TypeError('terminated');
    const outcome = toOutcome('{"code":-1121,"msg":"x"}', { ...at(400), upstream: true, cause });
    expect(outcome.kind === 'api-error' && [outcome.error.upstream, outcome.error.cause]).toEqual([
      true,
      cause,
    ]);
  });

  it('reads the codes of another catalog', () => {
    const errors = defineErrors([
      { ...spotV3[0], code: -3200, reason: 'NO_ORDER', messages: { NO_ORDER: ['Order does not exist.'] } },
    ]);
    const outcome = toOutcome('{"code":-3200,"msg":"Order does not exist."}', { errors });
    expect(outcome.kind === 'api-error' && outcome.error.reason).toBe('NO_ORDER');
  });

  it('lets no control of a body into the message of a cause', () => {
    const outcome = toOutcome('\u001b[31m\n', at(502));
    expect(outcome.kind === 'response-error' && String(outcome.error.cause)).not.toMatch(/[\u001b\n]/);
  });

  it('reads a list of lists no deeper than its items', () => {
    const nested = '[{"code":-1121,"msg":"x"},'.repeat(50_000) + '1' + ']'.repeat(50_000);
    expect(told(toOutcome(nested))).toBe('-1121 x | success');
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

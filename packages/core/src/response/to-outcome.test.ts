import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createErrors, spotV3 } from '../index.js';
import { adviceForResponse, isResponseError, parseJson, ResponseError, toOutcome } from './index.js';

describe('parseJson', () => {
  it('keeps the digits of an integer beyond 2^53', () => {
    const body =
      '{"orderId":702345678901234568,"text":"\\"702345678901234568\\": 1","n":-9007199254740993,"safe":9007199254740991}';
    expect(parseJson(body)).toEqual({
      orderId: '702345678901234568',
      text: '"702345678901234568": 1',
      n: '-9007199254740993',
      safe: 9007199254740991,
    });
  });

  it('reads 10 MB in one string', () => {
    const body = `{"code":-1121,"id":702345678901234568,"msg":"${'a'.repeat(1e7)}"}`;
    expect(toOutcome(body, { httpStatus: 200 }).kind).toBe('api-error');
  });

  it('leaves fractions and exponents as they are', () => {
    expect(parseJson('[1234567890123456.5, 1234567890123456e3, 0.1234567890123456]')).toEqual([
      1234567890123456.5, 1234567890123456e3, 0.1234567890123456,
    ]);
  });

  it('reads what JSON.parse reads', () => {
    fc.assert(
      fc.property(fc.json(), (text) => {
        fc.pre(!/\d{16}/.test(text));
        expect(parseJson(text)).toEqual(JSON.parse(text));
      }),
    );
    expect(() => parseJson('{')).toThrow(SyntaxError);
  });
});

describe('toOutcome', () => {
  it.each<[string, number | undefined, string]>([
    ['{"code":-1121,"msg":"Invalid symbol."}', 200, 'api-error'],
    ['\ufeff {"code":"-1121","msg":"Invalid symbol."}\n', 400, 'api-error'],
    ['{"code":"200","msg":"success"}', 200, 'success'],
    ['{"code":"200","msg":"success"}', undefined, 'success'],
    ['{"code":"200","msg":"success"}', 500, 'response-error'],
    ['{"serverTime":1}', 200, 'success'],
    ['{"serverTime":1}', 404, 'response-error'],
    ['<html>', 502, 'response-error'],
    ['', 401, 'response-error'],
    ['', 204, 'success'],
    ['', undefined, 'response-error'],
    ['{"result":false,"id":1,"msg":"INVALID_ARGUMENT: x"}', undefined, 'response-error'],
    ['{"result":true,"id":1}', undefined, 'success'],
    ['{"success":false,"errorMessage":""}', 200, 'response-error'],
    ['{"orderId":1,"status":"FAILED","errorMsg":"FAILED_ORDER_NOT_FOUND"}', 200, 'response-error'],
    ['{"orderId":1,"status":"FAILED"}', 200, 'success'],
    ['{"orderId":1,"status":"EXPIRED","errorMsg":"order not found"}', 200, 'response-error'],
    ['[{"success":false,"errorMessage":"x"}]', 200, 'success'],
  ])('reads %s under %s as %s', (body, httpStatus, kind) => {
    expect(toOutcome(body, { httpStatus }).kind).toBe(kind);
  });

  it('tells what a refusal without a code says', () => {
    const outcome = toOutcome('{"result":false,"id":1,"msg":"INVALID_ARGUMENT: x"}');
    expect(outcome.kind === 'response-error' && outcome.error.msg).toBe('INVALID_ARGUMENT: x');
  });

  it('reads the codes of another catalogue', () => {
    const errors = createErrors([
      {
        ...spotV3[0],
        code: -3200,
        reason: 'CONTRACT_ORDER_NOT_EXIST',
        messages: { CONTRACT_ORDER_NOT_EXIST: ['Order does not exist.'] },
      },
    ]);
    const outcome = toOutcome('{"code":-3200,"msg":"Order does not exist."}', { errors });
    expect(outcome.kind === 'api-error' && outcome.error.reason).toBe('CONTRACT_ORDER_NOT_EXIST');
  });

  it('never throws', () => {
    fc.assert(
      fc.property(
        fc.string(),
        fc.option(fc.integer(), { nil: undefined }),
        (body, httpStatus) => void toOutcome(body, { httpStatus }),
      ),
    );
    fc.assert(fc.property(fc.json(), (body) => void toOutcome(body)));
  });
});

describe('ResponseError', () => {
  it('keeps the status, an excerpt and the cause, and says nothing of the body', () => {
    const cause = new SyntaxError('no JSON');
    const error = new ResponseError({ httpStatus: 502, body: '<html>secret'.repeat(1000), cause });
    expect(String(error)).toBe('ResponseError: HTTP 502 without an error payload');
    expect(error).toMatchObject({ httpStatus: 502, cause });
    expect(error.body).toHaveLength(1024);
    expect('status' in error || 'statusCode' in error).toBe(false);
    expect(isResponseError(error) && error instanceof ResponseError).toBe(true);
    expect(isResponseError(new Error('x')) || isResponseError(null)).toBe(false);
  });

  it.each<[ConstructorParameters<typeof ResponseError>[0], object]>([
    [{ httpStatus: 429 }, { retry: 'backoff', executed: 'no' }],
    [{ httpStatus: 503 }, { retry: 'backoff', executed: 'unknown' }],
    [{ httpStatus: 404 }, { retry: 'never', executed: 'no' }],
    [{ httpStatus: 405 }, { retry: 'fix-request', executed: 'no' }],
    [{ msg: 'INVALID_ARGUMENT: x' }, { retry: 'fix-request', executed: 'no' }],
    [{}, { retry: 'never', executed: 'unknown' }],
  ])('advises by its status: %o', (init, advice) => {
    expect(adviceForResponse(new ResponseError(init))).toEqual(advice);
  });
});

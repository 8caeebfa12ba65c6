import { describe, expectTypeOf, it } from 'vitest';
import {
  type AnyApiError,
  type AnyErrorSet,
  type ApiErrorOf,
  type Catalog,
  createApiError,
  defineErrors,
  ErrorCode,
  type ErrorDefinition,
  type ErrorSet,
  isApiError,
  type MessageId,
  type Params,
  type SpotV3,
  spotV3,
  toApiError,
} from './index.js';

const contract = defineErrors([
  ...spotV3,
  {
    code: -3200,
    reason: 'CONTRACT_ORDER_NOT_EXIST',
    section: '32xx - Contract',
    category: 'order',
    httpStatus: 404,
    gatewayStatus: 404,
    retry: 'never',
    executed: 'no',
    messages: { CONTRACT_ORDER_NOT_EXIST: ['Order does not exist.'] },
  },
  {
    code: -3201,
    reason: 'CONTRACT_ORDER_QUANTITY_EXCEEDS_LIMIT',
    section: '32xx - Contract',
    category: 'order',
    httpStatus: 400,
    gatewayStatus: 400,
    retry: 'fix-request',
    executed: 'no',
    messages: { CONTRACT_ORDER_QUANTITY_EXCEEDS_LIMIT: ['Order quantity cannot exceed %d.', 'quantity'] },
  },
]);

const row = {
  section: 'Own',
  category: 'own',
  httpStatus: 400,
  gatewayStatus: 400,
  retry: 'never',
  executed: 'no',
} as const;

describe('the default functions', () => {
  it('ErrorCode holds the numbers', () => {
    expectTypeOf(ErrorCode.INVALID_SYMBOL).toEqualTypeOf<-1121>();
    // @ts-expect-error there is no such reason
    ErrorCode.NO_SUCH_REASON;
  });

  it('createApiError knows the params of each message', () => {
    const error = createApiError('PARAM_VALIDATE_ERROR.limit', { min: 1, max: 1000 });
    expectTypeOf(error.params).toEqualTypeOf<{ readonly min: number; readonly max: number }>();
    expectTypeOf(error.code).toEqualTypeOf<-1140>();
    expectTypeOf(error.reason).toEqualTypeOf<'PARAM_VALIDATE_ERROR'>();
    createApiError('INVALID_SYMBOL');
    createApiError('INVALID_SYMBOL', {}, { cause: 1 });
    const union = createApiError('INVALID_SYMBOL' as 'INVALID_SYMBOL' | 'INVALID_SIDE');
    expectTypeOf(union.code).toEqualTypeOf<-1121 | -1117>();
    // @ts-expect-error one of the two needs a parameter
    createApiError('PARAM_EMPTY' as 'PARAM_EMPTY' | 'INVALID_SIDE');
    createApiError('PARAM_EMPTY' as 'PARAM_EMPTY' | 'INVALID_SIDE', { parameter: 'symbol' });
    // @ts-expect-error some of the ids need params
    createApiError('INVALID_SIDE' as MessageId);
    createApiError('INVALID_SIDE' as MessageId, { parameter: 'symbol', min: 1, max: 2, days: 3 });
    // @ts-expect-error there is no such message
    createApiError('INVALID_SYMBOLS');
    // @ts-expect-error max is missing
    createApiError('PARAM_VALIDATE_ERROR.limit', { min: 1 });
    // @ts-expect-error min is a number
    createApiError('PARAM_VALIDATE_ERROR.limit', { min: '1', max: 2 });
    // @ts-expect-error params are missing
    createApiError('PARAM_EMPTY');
    // @ts-expect-error the message has no params
    createApiError('INVALID_SYMBOL', { symbol: 'BTCUSDT' });
    // @ts-expect-error a param that the message does not have
    createApiError('PARAM_EMPTY', { parameter: 'symbol', other: 1 });
  });

  it('isApiError narrows to a reason, and messageId narrows the params', () => {
    const value: unknown = toApiError({});
    if (isApiError(value, 'PARAM_VALIDATE_ERROR')) {
      expectTypeOf(value.code).toEqualTypeOf<-1140>();
      expectTypeOf(value.messageId).toEqualTypeOf<
        | 'PARAM_VALIDATE_ERROR'
        | 'PARAM_VALIDATE_ERROR.limit'
        | 'PARAM_VALIDATE_ERROR.startTime'
        | 'PARAM_VALIDATE_ERROR.endTime'
        | undefined
      >();
      if (value.messageId === 'PARAM_VALIDATE_ERROR.limit') expectTypeOf(value.params.min).toBeNumber();
    }
    // @ts-expect-error there is no such reason
    isApiError(value, 'NO_SUCH_REASON');
  });

  it('isApiError without a reason narrows to the error of any catalog', () => {
    const value: unknown = toApiError({});
    if (isApiError(value)) {
      expectTypeOf(value).toEqualTypeOf<AnyApiError>();
      if (value.reason === 'OWN') expectTypeOf(value.params).toEqualTypeOf<Params>();
    }
    // @ts-expect-error the second argument of the callback is no reason
    [value].filter(isApiError);
    expectTypeOf([value].filter((one) => isApiError(one, 'PARAM_EMPTY'))).toEqualTypeOf<
      ApiErrorOf<SpotV3, 'PARAM_EMPTY'>[]
    >();
  });

  it('isApiError narrows to several reasons', () => {
    const value: unknown = toApiError({});
    if (isApiError(value, ['PARAM_EMPTY', 'PARAM_ERROR'])) {
      expectTypeOf(value.code).toEqualTypeOf<-1141 | -1142>();
      if (value.messageId) expectTypeOf(value.params.parameter).toBeString();
    }
    // @ts-expect-error there is no such reason
    isApiError(value, ['PARAM_EMPTY', 'NO_SUCH_REASON']);
  });

  it('every error is an AnyApiError', () => {
    expectTypeOf(createApiError('PARAM_EMPTY', { parameter: 'x' })).toExtend<AnyApiError>();
    expectTypeOf<ApiErrorOf<SpotV3>>().toExtend<AnyApiError>();
    expectTypeOf<ApiErrorOf<SpotV3, 'INVALID_SYMBOL'>>().toExtend<AnyApiError>();
    expectTypeOf(contract).toExtend<AnyErrorSet>();
    expectTypeOf<ErrorSet<SpotV3>>().toExtend<AnyErrorSet>();
  });

  it('a switch over messageId narrows the params', () => {
    const error = toApiError({}) as ApiErrorOf<SpotV3>;
    switch (error.messageId) {
      case 'PARAM_EMPTY':
        expectTypeOf(error.params).toEqualTypeOf<{ readonly parameter: string }>();
        break;
      case 'QUERY_TIME_OUT_OF_RANGE.range':
        expectTypeOf(error.params.days).toBeNumber();
        break;
      case undefined:
        expectTypeOf(error.code).toBeNumber();
        break;
    }
  });
});

describe('defineErrors', () => {
  it('infers a second catalog as it does the first', () => {
    expectTypeOf(contract.ErrorCode.CONTRACT_ORDER_NOT_EXIST).toEqualTypeOf<-3200>();
    expectTypeOf(contract.ErrorCode.INVALID_SYMBOL).toEqualTypeOf<-1121>();
    const error = contract.createApiError('CONTRACT_ORDER_QUANTITY_EXCEEDS_LIMIT', { quantity: 500 });
    expectTypeOf(error.code).toEqualTypeOf<-3201>();
    expectTypeOf(error.params).toEqualTypeOf<{ readonly quantity: number }>();
    const value: unknown = error;
    if (contract.isApiError(value, 'CONTRACT_ORDER_QUANTITY_EXCEEDS_LIMIT') && value.messageId) {
      expectTypeOf(value.params.quantity).toBeNumber();
    }
    // @ts-expect-error quantity is a number
    contract.createApiError('CONTRACT_ORDER_QUANTITY_EXCEEDS_LIMIT', { quantity: '500' });
  });

  it('refuses a code that stands twice', () => {
    // @ts-expect-error INVALID_SYMBOL has -1121
    defineErrors([...spotV3, { ...row, code: -1121, reason: 'OWN', messages: { OWN: ['Own.'] } }]);
  });

  it('leaves rows that are no literals to the check at runtime', () => {
    const wide: ErrorDefinition = { ...row, code: -9, reason: 'OWN', messages: { OWN: ['Own.'] } };
    const beside = defineErrors([...spotV3, wide]);
    expectTypeOf(beside.ErrorCode.INVALID_SYMBOL).toBeNumber();
    const loose = defineErrors([wide] as Catalog);
    loose.createApiError('OWN');
    loose.createApiError('OWN', { a: 1 });
  });

  it('refuses a reason that stands twice', () => {
    // @ts-expect-error spotV3 has INVALID_SYMBOL
    defineErrors([
      ...spotV3,
      { ...row, code: -9, reason: 'INVALID_SYMBOL', messages: { INVALID_SYMBOL: ['Own.'] } },
    ]);
  });

  it('refuses a code that is no integer', () => {
    // @ts-expect-error -9.5 is no integer
    defineErrors([{ ...row, code: -9.5, reason: 'OWN', messages: { OWN: ['Own.'] } }]);
  });

  it('refuses names that do not fit the placeholders', () => {
    // @ts-expect-error a name is missing
    defineErrors([{ ...row, code: -9, reason: 'OWN', messages: { OWN: ['From %d to %d.', 'from'] } }]);
    // @ts-expect-error a name too many
    defineErrors([{ ...row, code: -9, reason: 'OWN', messages: { OWN: ['Own.', 'from'] } }]);
  });

  it('refuses a message id that is not of its reason', () => {
    // @ts-expect-error OTHER is not OWN
    defineErrors([{ ...row, code: -9, reason: 'OWN', messages: { OTHER: ['Own.'] } }]);
  });
});

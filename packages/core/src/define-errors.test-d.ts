import { describe, expectTypeOf, it } from 'vitest';
import type { AnyParams, Catalog, ErrorDefinition } from './catalog/catalog.js';
import { type MessageId, type SpotV3, spotV3 } from './catalog/spot-v3.js';
import { type AnyErrorSet, defineErrors, type ErrorSet } from './define-errors.js';
import type { AnyApiError } from './error/api-error.js';
import type { ErrorData } from './error/error-data.js';
import type { ApiErrorOf } from './error/is-api-error.js';
import { toOutcome } from './response/index.js';
import {
  createApiError,
  createErrorData,
  decode,
  ErrorCode,
  fromJSON,
  isApiError,
  spotV3Errors,
  toApiError,
} from './spot-v3-errors.js';
import { toIssueMessage } from './validation/index.js';

const futures = defineErrors([
  ...spotV3,
  {
    code: -3200,
    reason: 'CONTRACT_ORDER_NOT_EXIST',
    messages: { CONTRACT_ORDER_NOT_EXIST: ['Order does not exist.'] },
  },
  {
    code: -3201,
    reason: 'CONTRACT_ORDER_QUANTITY_EXCEEDS_LIMIT',
    messages: { CONTRACT_ORDER_QUANTITY_EXCEEDS_LIMIT: ['Order quantity cannot exceed %d.', 'quantity'] },
  },
]);

const acme = [
  { code: 1, reason: 'INTERNAL', messages: { INTERNAL: ['Internal error.'] } },
  {
    code: 2,
    reason: 'BAD_PARAM',
    httpStatus: 400,
    messages: {
      BAD_PARAM: ['Parameter %s is invalid.', 'parameter'],
      'BAD_PARAM.range': ['%s must be between %d and %d.', 'field', 'min', 'max'],
    },
  },
] as const satisfies Catalog;
type AcmeDefinitions = typeof acme;
interface Acme extends AcmeDefinitions {}

const named = defineErrors<Acme>(acme, { roles: { unknown: 'INTERNAL', invalidParam: 'BAD_PARAM' } });
const anonymous = defineErrors(acme, { roles: { unknown: 'INTERNAL' } });

type Large<Definitions extends Catalog = []> = Definitions['length'] extends 300
  ? Definitions
  : Large<
      readonly [
        ...Definitions,
        {
          readonly code: Definitions['length'];
          readonly reason: `R${Definitions['length']}`;
          readonly messages: { readonly [Id in `R${Definitions['length']}`]: readonly ['Not %s.', 'name'] };
        },
      ]
    >;
interface LargeNamed extends Large {}

/** Compiles if the value has the type. */
declare function accept<Type>(value: Type): void;

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
    // An id that the compiler does not know requires no params.
    createApiError('INVALID_SIDE' as MessageId);
    createApiError('INVALID_SIDE' as MessageId, { parameter: 'symbol', min: 1, max: 2, days: 3 });
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

  it('a wrong id is the error, whatever follows it', () => {
    createApiError(
      // @ts-expect-error there is no such message
      'INVALID_SYMBOLL',
    );
    createApiError(
      // @ts-expect-error there is no such message
      'PARAM_EMTY',
      { parameter: 'symbol' },
    );
    createErrorData(
      // @ts-expect-error there is no such message
      'INVALID_SYMBOLL',
    );
    named.createApiError(
      // @ts-expect-error there is no such message
      'INTERNALL',
    );
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
      if (value.reason === 'OWN') expectTypeOf(value.params).toEqualTypeOf<AnyParams>();
    }
    // @ts-expect-error `filter` passes an index as second argument, not a reason
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

  it('every error is an AnyApiError, and has the fields of ErrorData', () => {
    expectTypeOf(createApiError('PARAM_EMPTY', { parameter: 'x' })).toExtend<AnyApiError>();
    expectTypeOf<ApiErrorOf<SpotV3>>().toExtend<AnyApiError>();
    expectTypeOf<ApiErrorOf<SpotV3, 'INVALID_SYMBOL'>>().toExtend<AnyApiError>();
    expectTypeOf(createApiError('INVALID_SYMBOL')).toExtend<ErrorData>();
    expectTypeOf<AnyApiError>().toExtend<ErrorData>();
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

  it('decode, fromJSON and toOutcome narrow as toApiError does', () => {
    const data = decode({});
    if (data?.messageId === 'PARAM_EMPTY') {
      expectTypeOf(data.params).toEqualTypeOf<{ readonly parameter: string }>();
      expectTypeOf(data.code).toEqualTypeOf<-1141>();
    }
    const copy = fromJSON({});
    if (copy?.messageId === 'PARAM_EMPTY') expectTypeOf(copy.params.parameter).toBeString();
    const outcome = toOutcome('');
    if (outcome.kind === 'api-error') {
      if (outcome.data.messageId === 'PARAM_EMPTY') expectTypeOf(outcome.data.params.parameter).toBeString();
      if (outcome.error.messageId === 'PARAM_EMPTY')
        expectTypeOf(outcome.error.params.parameter).toBeString();
    }
    if (outcome.kind === 'response-error') expectTypeOf(outcome.data).toEqualTypeOf<ErrorData>();
  });
});

describe('a named catalog', () => {
  it('narrows by messageId', () => {
    const error = named.toApiError({});
    if (error?.messageId === 'BAD_PARAM.range') {
      expectTypeOf(error.params).toEqualTypeOf<{
        readonly field: string;
        readonly min: number;
        readonly max: number;
      }>();
      expectTypeOf(error.code).toEqualTypeOf<2>();
    }
    const data = named.decode({});
    if (data?.messageId === 'BAD_PARAM') expectTypeOf(data.params.parameter).toBeString();
    const outcome = toOutcome('', { errors: named });
    if (outcome.kind === 'api-error' && outcome.error.messageId === 'BAD_PARAM') {
      expectTypeOf(outcome.error.params.parameter).toBeString();
    }
  });

  it('has its reasons, ids and params checked', () => {
    named.createApiError('BAD_PARAM.range', { field: 'limit', min: 1, max: 5 });
    // @ts-expect-error min is a number
    named.createApiError('BAD_PARAM.range', { field: 'limit', min: '1', max: 5 });
    // @ts-expect-error there is no such reason
    named.isApiError(undefined, 'INVALID_SYMBOL');
    // @ts-expect-error there is no such reason
    defineErrors<Acme>(acme, { roles: { unknown: 'UNKNOWN_ERROR' } });
    toIssueMessage('BAD_PARAM', { parameter: 'x' }, named);
  });
});

describe('an anonymous catalog', () => {
  it('gives AnyApiError and ErrorData, which isApiError narrows', () => {
    expectTypeOf(anonymous.toApiError({})).toEqualTypeOf<AnyApiError | undefined>();
    expectTypeOf(anonymous.decode({})).toEqualTypeOf<ErrorData | undefined>();
    const error = anonymous.toApiError({});
    if (anonymous.isApiError(error, 'BAD_PARAM')) {
      expectTypeOf(error.code).toEqualTypeOf<2>();
      if (error.messageId === 'BAD_PARAM') expectTypeOf(error.params.parameter).toBeString();
    }
    const other = futures.toApiError({});
    if (futures.isApiError(other, ['CONTRACT_ORDER_NOT_EXIST', 'INVALID_SIDE'])) {
      expectTypeOf(other.code).toEqualTypeOf<-3200 | -1117>();
    }
  });

  it('is inferred like the shipped one', () => {
    expectTypeOf(futures.ErrorCode.CONTRACT_ORDER_NOT_EXIST).toEqualTypeOf<-3200>();
    expectTypeOf(futures.ErrorCode.INVALID_SYMBOL).toEqualTypeOf<-1121>();
    const error = futures.createApiError('CONTRACT_ORDER_QUANTITY_EXCEEDS_LIMIT', { quantity: 500 });
    expectTypeOf(error.code).toEqualTypeOf<-3201>();
    expectTypeOf(error.params).toEqualTypeOf<{ readonly quantity: number }>();
    const value: unknown = error;
    if (futures.isApiError(value, 'CONTRACT_ORDER_QUANTITY_EXCEEDS_LIMIT') && value.messageId) {
      expectTypeOf(value.params.quantity).toBeNumber();
    }
    // @ts-expect-error quantity is a number
    futures.createApiError('CONTRACT_ORDER_QUANTITY_EXCEEDS_LIMIT', { quantity: '500' });
    // @ts-expect-error there is no such reason
    defineErrors(acme, { roles: { unknown: 'UNKNOWN_ERROR' } });
  });

  it('with definitions that are no literals is checked at run time', () => {
    const wide: ErrorDefinition = { code: -9, reason: 'OWN', messages: { OWN: ['Own.'] } };
    const beside = defineErrors([...spotV3, wide]);
    expectTypeOf(beside.ErrorCode.INVALID_SYMBOL).toBeNumber();
    const loose = defineErrors([wide] as Catalog);
    loose.createApiError('OWN');
    loose.createApiError('OWN', { a: 1 });
  });
});

describe('AnyErrorSet', () => {
  it('accepts every set', () => {
    accept<AnyErrorSet>(spotV3Errors);
    accept<AnyErrorSet>(named);
    accept<AnyErrorSet>(anonymous);
    accept<AnyErrorSet>(futures);
    expectTypeOf<ErrorSet<SpotV3>>().toExtend<AnyErrorSet>();
    expectTypeOf<ErrorSet<Large>>().toExtend<AnyErrorSet>();
    expectTypeOf<ErrorSet<LargeNamed>>().toExtend<AnyErrorSet>();
    expectTypeOf<ErrorSet<Catalog>>().toExtend<AnyErrorSet>();
  });

  it('takes ids and params that are known at run time only', () => {
    const errors: AnyErrorSet = spotV3Errors;
    const [id, params]: [string, AnyParams] = ['PARAM_EMPTY', { parameter: 'x' }];
    expectTypeOf(errors.createApiError(id, params)).toEqualTypeOf<AnyApiError>();
    expectTypeOf(errors.createErrorData(id, params, { cause: 1 })).toEqualTypeOf<ErrorData>();
    expectTypeOf(errors.createApiError(id)).toEqualTypeOf<AnyApiError>();
    const value: unknown = 1;
    if (errors.isApiError(value, id)) expectTypeOf(value).toEqualTypeOf<AnyApiError>();
    const outcome = toOutcome('', { errors });
    if (outcome.kind === 'api-error') expectTypeOf(outcome.error).toEqualTypeOf<AnyApiError>();
  });
});

describe('a catalog of 300 definitions', () => {
  it('is typed by reason, and gives one type of errors', () => {
    const large = {} as ErrorSet<LargeNamed>;
    const error = large.createApiError('R299', { name: 'x' });
    expectTypeOf(error.code).toEqualTypeOf<299>();
    const decoded = large.toApiError({});
    if (decoded) expectTypeOf(decoded.params).toEqualTypeOf<AnyParams>();
    if (large.isApiError(decoded, 'R7')) expectTypeOf(decoded.code).toEqualTypeOf<7>();
    // @ts-expect-error there is no such message
    large.createApiError('R300', { name: 'x' });
    const unnamed = {} as ErrorSet<Large>;
    expectTypeOf(unnamed.toApiError({})).toEqualTypeOf<AnyApiError | undefined>();
    expectTypeOf(unnamed.createApiError('R7', { name: 'x' }).code).toEqualTypeOf<7>();
  });
});

describe('a retired definition', () => {
  const errors = defineErrors([
    { code: 1, reason: 'SENT', messages: { SENT: ['Sent to %s.', 'whom'] } },
    { code: 2, reason: 'GONE', retired: true, messages: { GONE: ['Gone.'] } },
  ]);

  it('does not compile as an error to create, and is the error that the compiler reports', () => {
    errors.createApiError('SENT', { whom: 'you' });
    errors.createApiError(
      // @ts-expect-error GONE is retired
      'GONE',
    );
    errors.createErrorData(
      // @ts-expect-error GONE is retired
      'GONE',
    );
  });

  it('is narrowed as any other', () => {
    const value: unknown = errors.toApiError({});
    if (errors.isApiError(value, 'GONE')) expectTypeOf(value.code).toEqualTypeOf<2>();
  });
});

describe('a definition that breaks a rule does not compile', () => {
  it('a duplicate code', () => {
    // @ts-expect-error INVALID_SYMBOL has -1121
    defineErrors([...spotV3, { code: -1121, reason: 'OWN', messages: { OWN: ['Own.'] } }]);
  });

  it('a duplicate reason', () => {
    // @ts-expect-error spotV3 has INVALID_SYMBOL
    defineErrors([...spotV3, { code: -9, reason: 'INVALID_SYMBOL', messages: { INVALID_SYMBOL: ['Own.'] } }]);
  });

  it('a code with a fraction', () => {
    // @ts-expect-error -9.5 is not an integer
    defineErrors([{ code: -9.5, reason: 'OWN', messages: { OWN: ['Own.'] } }]);
  });

  it('names that do not fit the placeholders', () => {
    // @ts-expect-error the second placeholder has no name
    defineErrors([{ code: -9, reason: 'OWN', messages: { OWN: ['From %d to %d.', 'from'] } }]);
    // @ts-expect-error the text has no placeholder for the name
    defineErrors([{ code: -9, reason: 'OWN', messages: { OWN: ['Own.', 'from'] } }]);
  });

  it('a message id of another reason', () => {
    // @ts-expect-error OTHER is not OWN
    defineErrors([{ code: -9, reason: 'OWN', messages: { OTHER: ['Own.'] } }]);
  });

  it('an advice that does not exist', () => {
    // @ts-expect-error "later" is not a value of `retry`
    defineErrors([{ code: -9, reason: 'OWN', retry: 'later', messages: { OWN: ['Own.'] } }]);
  });
});

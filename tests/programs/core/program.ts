/**
 * Types of core and i18n that an application uses. Lines that must not compile follow an
 * `@ts-expect-error`.
 */
import {
  type AnyApiError,
  type ApiError,
  createApiError,
  defineErrors,
  fromJSON,
  isApiError,
  type MessageId,
  spotV3,
  toApiError,
  toPayload,
} from '@errlex/core';
import { adviceFor, isResponseError, readApiError, withApiErrors } from '@errlex/core/response';
import { toIssueMessage, toValidationError } from '@errlex/core/validation';
import { type Messages, parseLocalized, translate } from '@errlex/i18n';
import { messageArgs } from '@errlex/i18n/i18next';
import i18next from 'i18next';

// @ts-expect-error the types of Node are not here
process.exitCode = 1;

declare const value: unknown;
declare const id: MessageId;
declare const messages: Messages;
declare const request: Parameters<typeof withApiErrors>[0];

const row = {
  code: -3201,
  reason: 'OWN_LIMIT',
  section: 'Own',
  category: 'order',
  httpStatus: 400,
  gatewayStatus: 502,
  retry: 'fix-request',
  executed: 'no',
  messages: { OWN_LIMIT: ['At most %d of %s.', 'limit', 'symbol'] },
} as const;
const own = defineErrors([...spotV3, row]);

/** Every typed error is assignable to `AnyApiError`. */
type Each = { [Id in MessageId]: ApiError<Id> }[MessageId];
export const widened = (error: Each): AnyApiError => error;
export const widenedById = <Id extends MessageId>(error: ApiError<Id>): AnyApiError => error;
export const advice = adviceFor(own.createApiError('OWN_LIMIT', { limit: 1, symbol: 'BTCUSDT' }));
export const payload: { code: number; msg: string } = toPayload(createApiError('INVALID_SYMBOL'));
export const decoded: AnyApiError | undefined = toApiError(value) ?? own.toApiError(value) ?? fromJSON(value);

/** A guard without a reason does not narrow the params; one with a reason does. */
if (isApiError(value)) {
  use(value.reason === 'OWN_LIMIT', value.code, translate(value, messages).text);
  // @ts-expect-error the params of any error may lack this one
  use(value.params.parameter.length);
}
if (isApiError(value, 'PARAM_EMPTY') && value.messageId) use(value.params.parameter.length);
if (isApiError(value, ['PARAM_EMPTY', 'PARAM_ERROR'])) {
  const reason: 'PARAM_EMPTY' | 'PARAM_ERROR' = value.reason;
  use(reason);
}
if (own.isApiError(value, 'OWN_LIMIT') && value.messageId) use(value.params.limit.toFixed());
// @ts-expect-error the catalog has no such reason
isApiError(value, 'OWN_LIMIT');
// @ts-expect-error a filter would pass the index as the reason
[value].filter(isApiError);

/** An id requires its params, and a union of ids those of its members. */
createApiError('PARAM_VALIDATE_ERROR.limit', { min: 1, max: 1000 }, { cause: value });
// @ts-expect-error max is missing
createApiError('PARAM_VALIDATE_ERROR.limit', { min: 1 });
// @ts-expect-error symbol is a string
own.createApiError('OWN_LIMIT', { limit: 1, symbol: 1 });
// @ts-expect-error no catalog has this id
createApiError('INVALID_SYMBOLS');
/** An id that is only known at run time is checked there. */
createApiError(id);
createApiError(value ? 'INVALID_SYMBOL' : 'INVALID_SIDE');

/** A definition that breaks a rule does not compile. */
// @ts-expect-error the code is no integer
defineErrors([{ ...row, code: -1.5 }]);
// @ts-expect-error the code is a duplicate
defineErrors([...spotV3, { ...row, code: -1121 }]);
// @ts-expect-error the reason is a duplicate
defineErrors([row, { ...row, code: -3202 }]);
// @ts-expect-error the names do not fit the placeholders
defineErrors([{ ...row, messages: { OWN_LIMIT: ['At most %d.'] } }]);
// @ts-expect-error the message is not of the reason
defineErrors([{ ...row, messages: { OTHER: ['At most.'] } }]);

/** An error set of any catalog can be passed as one value. */
export const fetches = [withApiErrors(request), withApiErrors(request, { errors: own })];
export const errorsIn = (response: Awaited<ReturnType<typeof request>>) =>
  readApiError(response, { errors: own });
if (isApiError(value) || isResponseError(value))
  use(value.responseInfo?.httpStatus, value.responseInfo?.retryAfter);
export const localized: AnyApiError | undefined = parseLocalized(value, messages, { errors: own });
export const limit: string = toIssueMessage('PARAM_VALIDATE_ERROR.limit', { min: 1, max: 1000 });
export const invalid: AnyApiError = toValidationError([{ message: limit }], { input: value, errors: own });

/** Without typed keys, the types of i18next are unchanged. */
i18next.t('welcome').toUpperCase();
i18next.t('anything', { ns: 'own' });
i18next.t(...messageArgs(createApiError('INVALID_SYMBOL'))).toUpperCase();

function use(...values: readonly unknown[]): void {
  void values;
}

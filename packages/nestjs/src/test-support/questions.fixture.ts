import { ApiError, createApiError, toApiError } from '@errlex/core';
import { throwError } from 'rxjs';
import * as z from 'zod/mini';
import { ApiException } from '../api.exception.js';
import { secret, throwing } from './throwing.fixture.js';

/** The data of a message to a service, the same over every transport. */
export interface Question {
  readonly what: string;
  readonly limit: number;
}

/** A question that the schema of every service refuses. */
const INVALID = 5000;

/** The validation schema of every service. */
export const schema = z.object({ what: z.string(), limit: z.number().check(z.maximum(1000)) });

const unsafe = { parameter: 1n as never, cycle: [] as never, nothing: undefined as never };
(unsafe.cycle as unknown[]).push(unsafe.cycle);

/** The errors of a service, by the name in the message. */
export const failing: Readonly<Record<string, () => unknown>> = {
  ...throwing,
  exception: () => {
    throw new ApiException('PARAM_VALIDATE_ERROR.limit', { min: 1, max: 1000 });
  },
  error: () => {
    throw createApiError('SPOT_ORDER_NOT_EXIST');
  },
  observable: () => throwError(() => createApiError('PARAM_EMPTY', { parameter: '取引' })),
  upstream: () => {
    throw toApiError({ code: -1044, msg: secret }, { upstream: true });
  },
  bigint: () => {
    throw new ApiError({ code: -1142, message: 'Text.', messageId: 'PARAM_ERROR', params: unsafe });
  },
};

/** A question to fail with; that of a validation is refused before. */
export function toQuestion(what: string): Question {
  return { what, limit: what === 'validation' ? INVALID : 1 };
}

import { createRequire } from 'node:module';
import { createApiError, toApiError } from '@errlex/core';
import {
  BadRequestException,
  ForbiddenException,
  HttpException,
  MethodNotAllowedException,
  UnauthorizedException,
} from '@nestjs/common';
import { throwError } from 'rxjs';
import { ApiException } from '../api.exception.js';

/** A text in every error that is not of errlex; no response may contain it. */
export const secret = 'hunter2-DROP-TABLE';

const require = createRequire(import.meta.url);

class LeakyError extends Error {
  readonly statusCode = 401;
  readonly status = 401;
  readonly code = secret;
  readonly headers = { 'X-Secret': secret };
  override readonly name = secret;
}

function fail(): never {
  throw new LeakyError(secret, { cause: new Error(secret) });
}

const hostile = new Proxy(
  {},
  {
    get: () => fail(),
    has: () => fail(),
    getPrototypeOf: () => fail(),
  },
);

/** A handler for each thing that may be thrown, by path. */
export const throwing: Readonly<Record<string, () => unknown>> = {
  exception: () => reject(new ApiException('INVALID_SYMBOL')),
  params: () => reject(new ApiException('PARAM_VALIDATE_ERROR.limit', { min: 1, max: 1000 })),
  status: () => reject(new ApiException('SYSTEM_ERROR', {}, { httpStatus: 503, cause: new Error(secret) })),
  bare: () => reject(createApiError('SPOT_ORDER_NOT_EXIST', {}, { cause: new Error(secret) })),
  copy: () => reject(require('@errlex/core').createApiError('PARAM_EMPTY', { parameter: 'symbol' })),
  json: () => reject(JSON.parse(JSON.stringify(createApiError('PARAM_ERROR', { parameter: 'side' })))),
  unmarked: () => reject({ code: -1121, msg: secret }),
  newer: () => reject(toApiError({ code: -9999, msg: 'Margin call.' })),
  undocumented: () => reject(toApiError({ code: -1054, msg: 'FAILED_PRECONDITION: amount not enough' })),
  observable: () => throwError(() => createApiError('INVALID_SIDE')),
  async: async () => reject(createApiError('INVALID_ORDER_TYPE')),
  unauthorized: () => reject(new UnauthorizedException(secret)),
  forbidden: () => reject(new ForbiddenException(secret)),
  method: () => reject(new MethodNotAllowedException(secret)),
  invalid: () => reject(new BadRequestException([secret])),
  teapot: () => reject(new HttpException({ secret, message: secret }, 418, { cause: new Error(secret) })),
  unprocessable: () => reject(new HttpException([secret], 422)),
  upstream: () =>
    reject(new HttpException(secret, 502, { cause: Object.assign(new Error(secret), { code: '401' }) })),
  throttled: () => reject(new HttpException(secret, 429)),
  unavailable: () => reject(new HttpException(secret, 503)),
  redirect: () => reject(new HttpException(secret, 302)),
  crash: fail,
  string: () => reject(secret),
  number: () => reject(42),
  null: () => reject(null),
  undefined: () => reject(undefined),
  symbol: () => reject(Symbol(secret)),
  hostile: () => reject(hostile),
  frozen: () => reject(Object.freeze(new Error(secret))),
  forged: () =>
    reject({
      $errlex: 1,
      get code() {
        return fail();
      },
    }),
};

function reject(value: unknown): never {
  throw value;
}

/** Types that a server and a bot use. */
import { defineErrors, isApiError, spotV3 } from '@errlex/core';
import { ApiException, ErrlexModule } from '@errlex/nestjs';
import { withApiErrors } from '@errlex/node';
import { inspectError } from '@errlex/node/inspect';
import type { DynamicModule, HttpException } from '@nestjs/common';

declare const thrown: unknown;

const errors = defineErrors(spotV3);
const request: typeof fetch = withApiErrors(fetch, { errors });

export async function show(input: string): Promise<string> {
  await request(input, { signal: AbortSignal.timeout(1) });
  if (isApiError(thrown, 'PARAM_EMPTY') && thrown.messageId) return thrown.params.parameter;
  return isApiError(thrown) ? inspectError(thrown) : process.version;
}

export const exception: HttpException = new ApiException('PARAM_VALIDATE_ERROR.limit', { min: 1, max: 2 });
export const wrapped = new ApiException(errors.createApiError('INVALID_SYMBOL'), { httpStatus: 502 });
export const module: DynamicModule = ErrlexModule.forRoot({ errors, locales: ['de'] });

// @ts-expect-error max is missing
new ApiException('PARAM_VALIDATE_ERROR.limit', { min: 1 });
// @ts-expect-error there is no such option
ErrlexModule.forRoot({ language: 'de' });

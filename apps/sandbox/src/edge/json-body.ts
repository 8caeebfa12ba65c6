import { createApiError } from '@errlex/core';
import { parseJsonExact } from '@errlex/core/response';
import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { Request } from 'express';

/**
 * The JSON in the body of a request; ids beyond 2^53 are strings of their digits.
 * Throws `INVALID_CONTENT_TYPE` and `INVALID_JSON`.
 */
export const JsonBody = createParamDecorator((_: unknown, context: ExecutionContext) => {
  const request = context.switchToHttp().getRequest<Request>();
  if (!request.is('application/json')) throw createApiError('INVALID_CONTENT_TYPE');
  try {
    return parseJsonExact(String(request.body));
  } catch (cause) {
    throw createApiError('INVALID_JSON', {}, { cause });
  }
});

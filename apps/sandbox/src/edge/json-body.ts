import { createApiError } from '@errlex/core';
import { parseJson } from '@errlex/core/response';
import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import { readBody, type SandboxRequest } from './request.js';

/**
 * The JSON in the body of a request; ids beyond 2^53 are strings of their digits. Throws `INVALID_CONTENT_TYPE` and
 * `INVALID_JSON`.
 */
export const JsonBody = createParamDecorator((_: unknown, context: ExecutionContext) => {
  const request = context.switchToHttp().getRequest<SandboxRequest>();
  const [type = ''] = (request.headers['content-type'] ?? '').split(';');
  if (type.trim().toLowerCase() !== 'application/json') throw createApiError('INVALID_CONTENT_TYPE');
  try {
    return parseJson(readBody(request).toString('utf8'));
  } catch (cause) {
    throw createApiError('INVALID_JSON', {}, { cause });
  }
});

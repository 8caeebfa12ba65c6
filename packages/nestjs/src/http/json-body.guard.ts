import type { IncomingMessage } from 'node:http';
import { MIMEType } from 'node:util';
import { type ErrorRole, spotV3Errors } from '@errlex/core';
import { createStatusError, safely } from '@errlex/server/adapter';
import { type CanActivate, type ExecutionContext, Inject, Injectable, Optional } from '@nestjs/common';
import { scan } from 'secure-json-parse';
import { ApiException } from '../api.exception.js';
import { ERRLEX_CONTEXT, type ErrlexContext } from '../errlex.context.js';

/** The encodings that Express decodes, and `@fastify/compress`. */
const encodings = ['identity', 'gzip', 'deflate', 'br'];

interface Http2Stream {
  readonly endAfterHeaders: boolean;
}

interface Request extends IncomingMessage {
  readonly raw?: IncomingMessage;
  readonly body?: unknown;
}

/**
 * Rejects bodies that are not a JSON object or list in UTF-8, the same way on Express, Fastify and HTTP/2: with the role
 * `unsupportedMediaType` for another type, charset or encoding, with `malformedBody` for a body that is empty, a
 * primitive, or has a key that would reach a prototype. Bind it before other guards with `APP_GUARD`. The arguments
 * are further media types, whose bodies are not checked.
 *
 * @example
 * const bodies = { provide: APP_GUARD, useClass: JsonBodyGuard };
 */
@Injectable()
export class JsonBodyGuard implements CanActivate {
  @Optional() @Inject(ERRLEX_CONTEXT) protected readonly context?: Pick<ErrlexContext, 'errors'>;
  readonly #others: readonly string[];

  constructor(...others: readonly string[]) {
    this.#others = others;
  }

  canActivate(context: ExecutionContext): boolean {
    if (context.getType() !== 'http') return true;
    const request: Request = context.getArgByIndex(0);
    const { method = 'GET' } = request;
    const { 'content-type': contentType, ...headers } = (request.raw ?? request).headers;
    const isEmpty = !hasBody(request.raw ?? request);
    const isRead = /^(?:GET|HEAD|OPTIONS)$/.test(method);
    // Fastify does not parse the body of such a request.
    if (isRead ? request.body === undefined || isEmpty : isEmpty && contentType === undefined) return true;
    const type = safely(() => new MIMEType(contentType ?? ''));
    if (type !== undefined && this.#others.includes(type.essence)) return true;
    const charset = type?.params.get('charset') ?? 'utf-8';
    const encoding = headers['content-encoding'] ?? 'identity';
    if (
      type?.essence !== 'application/json' ||
      !/^utf-?8$/i.test(charset) ||
      !encodings.includes(encoding.toLowerCase())
    ) {
      throw this.#createException('unsupportedMediaType');
    }
    if (isEmpty || !isSafe(request.body)) throw this.#createException('malformedBody');
    return true;
  }

  #createException(role: ErrorRole): ApiException {
    const { error, httpStatus } = createStatusError(this.context?.errors ?? spotV3Errors, role);
    return new ApiException(error, { httpStatus });
  }
}

function hasBody({ headers, stream }: IncomingMessage & { readonly stream?: Http2Stream }): boolean {
  const { 'content-length': length, 'transfer-encoding': coding } = headers;
  // HTTP/2 needs neither header.
  return coding !== undefined || Number(length ?? (stream?.endAfterHeaders === false ? 1 : 0)) > 0;
}

/** Whether a parsed body is an object or a list, without a key that would reach a prototype if it is copied. */
function isSafe(body: unknown): boolean {
  return typeof body === 'object' && body !== null && safely(() => scan(body)) !== undefined;
}

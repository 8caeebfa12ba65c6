import type { IncomingMessage } from 'node:http';
import { MIMEType } from 'node:util';
import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import { scan } from 'secure-json-parse';
import { ApiException } from '../api.exception.js';
import { attempt } from '../attempt.js';

/** The encodings that body parsers undo. */
const encodings = ['identity', 'gzip', 'deflate', 'br'];

interface Request extends IncomingMessage {
  readonly raw?: IncomingMessage;
  readonly body?: unknown;
}

/**
 * Refuses a body that is no JSON object or list in UTF-8, the same way on Express and Fastify:
 * `INVALID_CONTENT_TYPE` for another type, charset or encoding, `INVALID_JSON` for one that is empty, a
 * primitive, or would reach a prototype. Bind it before other guards with `APP_GUARD`; media types beside
 * JSON are passed unread.
 *
 * @example
 * const bodies = { provide: APP_GUARD, useClass: JsonBodyGuard };
 */
@Injectable()
export class JsonBodyGuard implements CanActivate {
  readonly #others: readonly string[];

  constructor(...others: readonly string[]) {
    this.#others = others;
  }

  canActivate(context: ExecutionContext): boolean {
    if (context.getType() !== 'http') return true;
    const request: Request = context.getArgByIndex(0);
    const { method = 'GET' } = request;
    const { 'content-type': contentType, ...headers } = (request.raw ?? request).headers;
    const isEmpty =
      headers['transfer-encoding'] === undefined && Number(headers['content-length'] ?? 0) === 0;
    if (isEmpty && (contentType === undefined || /^(?:GET|HEAD|OPTIONS)$/.test(method))) return true;
    const type = attempt(() => new MIMEType(contentType ?? ''));
    if (type !== undefined && this.#others.includes(type.essence)) return true;
    const charset = type?.params.get('charset') ?? 'utf-8';
    const encoding = headers['content-encoding'] ?? 'identity';
    if (
      type?.essence !== 'application/json' ||
      !/^utf-?8$/i.test(charset) ||
      !encodings.includes(encoding.toLowerCase())
    ) {
      throw new ApiException('INVALID_CONTENT_TYPE');
    }
    if (isEmpty || !isSafe(request.body)) throw new ApiException('INVALID_JSON');
    return true;
  }
}

/**
 * Whether a parsed body is an object or a list, without a key that would reach a prototype where it is
 * copied.
 */
function isSafe(body: unknown): boolean {
  return typeof body === 'object' && body !== null && attempt(() => scan(body as never)) !== undefined;
}

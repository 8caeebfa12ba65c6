import type { ArgumentsHost } from '@nestjs/common';
import { isHttpException, type Thrown } from './thrown.js';

/**
 * Nest 11 drops the code of a body parser's error and keeps its message; this table recovers the code. The last
 * row counts only for requests that no route has taken.
 */
const parserCodes: readonly (readonly [message: RegExp, code: string])[] = [
  [/^Body cannot be empty when content-type is set to/, 'FST_ERR_CTP_EMPTY_JSON_BODY'],
  [/^Body is not valid JSON but content-type is set to/, 'FST_ERR_CTP_INVALID_JSON_BODY'],
  [/^Request body is too large$/, 'FST_ERR_CTP_BODY_TOO_LARGE'],
  [/\bJSON\b/, 'entity.parse.failed'],
];

/** The fields by which Express and Fastify say that a route has taken the request. */
interface RoutedRequest {
  readonly route?: unknown;
  readonly routeOptions?: unknown;
}

/** Returns the code that a body parser gave an error whose message alone is left. */
export function toParserCode(thrown: Thrown, host: ArgumentsHost): string | undefined {
  if (host.getType() !== 'http' || !isHttpException(thrown) || thrown.cause !== undefined) return undefined;
  const { message } = thrown;
  const [, code] = parserCodes.find(([text]) => typeof message === 'string' && text.test(message)) ?? [];
  if (code === undefined || code.startsWith('FST_')) return code;
  const { route, routeOptions }: RoutedRequest = host.getArgByIndex(0);
  return route === undefined && routeOptions === undefined && thrown.getStatus() === 400 ? code : undefined;
}

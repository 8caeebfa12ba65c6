import type { ArgumentsHost, HttpServer } from '@nestjs/common';
import { isHttpException, type Thrown } from './thrown.js';

type RequestReader = Pick<HttpServer, 'getRequestMethod' | 'getRequestUrl'>;

/**
 * Whether Nest itself found no route. A handler that found nothing throws an exception of the same class and
 * status.
 */
export function isUnknownRoute(
  thrown: Thrown,
  host: ArgumentsHost,
  adapter: RequestReader | undefined,
): boolean {
  if (host.getType() !== 'http' || !isHttpException(thrown) || thrown.getStatus() !== 404) return false;
  const request: unknown = host.getArgByIndex(0);
  return (
    thrown.message === `Cannot ${adapter?.getRequestMethod?.(request)} ${adapter?.getRequestUrl?.(request)}`
  );
}

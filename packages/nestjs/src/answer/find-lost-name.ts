import type { ArgumentsHost } from '@nestjs/common';
import { lostNames } from './lost-names.js';
import { isHttpException, type Thrown } from './thrown.js';

/** What tells on each platform that a route has taken the request. */
interface RoutedRequest {
  readonly route?: unknown;
  readonly routeOptions?: unknown;
}

/** The name of what a body parser refused, where its text is all that tells it. */
export function findLostName(thrown: Thrown, host: ArgumentsHost): string | undefined {
  if (host.getType() !== 'http' || !isHttpException(thrown) || thrown.cause !== undefined) return undefined;
  const { message } = thrown;
  const [, name] = lostNames.find(([text]) => typeof message === 'string' && text.test(message)) ?? [];
  if (name === undefined || name.startsWith('FST_')) return name;
  const { route, routeOptions }: RoutedRequest = host.getArgByIndex(0);
  return route === undefined && routeOptions === undefined && thrown.getStatus() === 400 ? name : undefined;
}

import { safely } from '@errlex/server/adapter';
import type { ExceptionFilter, HttpServer } from '@nestjs/common';
import { createHost } from '../create-host.js';

/** The key of the filter on the Fastify instance of an application. */
const FILTER = Symbol.for('@errlex/nestjs/filter');

/** The key of its adapter. */
const ADAPTER = Symbol.for('@errlex/nestjs/adapter');

/** The hook by which Nest 12 sets its security headers, also in its own `frameworkErrors`. */
interface SecuredAdapter {
  securityHook?(request: unknown, response: unknown): unknown;
}

interface Request {
  readonly server: object;
}

interface Reply {
  readonly raw: unknown;
  send(...body: never): unknown;
}

/**
 * Sends errors of the Fastify router, which Nest does not see, through the filter of the application: a URL that
 * cannot be decoded, a parameter that is too long. Sets the security headers of Nest 12.
 *
 * @example
 * const adapter = new FastifyAdapter({ frameworkErrors });
 */
export function frameworkErrors(error: Error, request: Request, reply: Reply): void {
  const { [FILTER]: filter, [ADAPTER]: adapter }: Shared = request.server;
  // The request fails anyway, so the result of the hook does not matter.
  safely(() => adapter?.securityHook?.(request, reply.raw));
  if (filter) filter.catch(error, createHost('http', [request, reply]));
  // Fastify types the body by the schema of a route, and this request has no route.
  else (reply as unknown as { send(body: Error): unknown }).send(error);
}

/** Registers the filter for {@link frameworkErrors}; without Fastify nothing reads it. */
export function shareFilter(adapter: Pick<HttpServer, 'getInstance'>, filter: ExceptionFilter): void {
  Object.assign(adapter.getInstance(), { [FILTER]: filter, [ADAPTER]: adapter });
}

interface Shared {
  readonly [FILTER]?: ExceptionFilter;
  readonly [ADAPTER]?: SecuredAdapter;
}

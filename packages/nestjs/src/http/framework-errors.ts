import type { ArgumentsHost, ExceptionFilter, HttpServer } from '@nestjs/common';
import { attempt } from '../attempt.js';

/** Where the filter of an application is found by those who have nothing but its Fastify instance. */
const FILTER = Symbol.for('@errlex/nestjs/filter');

/** Where its adapter is found. */
const ADAPTER = Symbol.for('@errlex/nestjs/adapter');

/** What Nest 12 sets its security headers with, also where its own `frameworkErrors` answers. */
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
 * Answers what the router of Fastify refuses before Nest sees it, a URL that cannot be decoded or a parameter
 * that is too long, through the filter of the application, with the security headers of Nest 12.
 *
 * @example
 * const adapter = new FastifyAdapter({ frameworkErrors });
 */
export function frameworkErrors(error: Error, request: Request, reply: Reply): void {
  const { [FILTER]: filter, [ADAPTER]: adapter }: Shared = request.server;
  // As Nest does, whose adapter gives way to this: the request is refused, whatever the hook says of it.
  attempt(() => adapter?.securityHook?.(request, reply.raw));
  if (filter) filter.catch(error, createHttpHost(request, reply));
  else reply.send(...([error] as never));
}

/**
 * Has the errors of the router of an application answered by its filter; without Fastify nothing asks for it.
 */
export function shareFilter(adapter: Pick<HttpServer, 'getInstance'>, filter: ExceptionFilter): void {
  Object.assign(adapter.getInstance(), { [FILTER]: filter, [ADAPTER]: adapter });
}

interface Shared {
  readonly [FILTER]?: ExceptionFilter;
  readonly [ADAPTER]?: SecuredAdapter;
}

function createHttpHost(request: unknown, response: unknown): ArgumentsHost {
  const args = [request, response];
  const host = {
    getType: () => 'http',
    getArgs: () => args,
    getArgByIndex: (index: number) => args[index],
    switchToHttp: () => ({
      getRequest: () => request,
      getResponse: () => response,
      getNext: () => undefined,
    }),
    switchToRpc: () => ({ getData: () => undefined, getContext: () => undefined }),
    switchToWs: () => ({ getData: () => undefined, getClient: () => undefined, getPattern: () => '' }),
  };
  // Its methods are generic over what their callers expect.
  return host as unknown as ArgumentsHost;
}

import type { ArgumentsHost, ExceptionFilter } from '@nestjs/common';

/** Where the filter of an application is found by those who have nothing but its Fastify instance. */
const FILTER = Symbol.for('@errlex/nestjs/filter');

interface Request {
  readonly server: object;
}

interface Reply {
  send(...body: never): unknown;
}

/**
 * Answers what the router of Fastify refuses before Nest sees it, a URL that cannot be decoded or a parameter
 * that is too long, through the filter of the application.
 *
 * @example
 * const adapter = new FastifyAdapter({ frameworkErrors });
 */
export function frameworkErrors(error: Error, request: Request, reply: Reply): void {
  const { [FILTER]: filter }: { [FILTER]?: ExceptionFilter } = request.server;
  if (filter) filter.catch(error, createHttpHost(request, reply));
  else reply.send(...([error] as never));
}

/**
 * Has the errors of the router of an application answered by its filter; without Fastify nothing asks for it.
 */
export function shareFilter(instance: object, filter: ExceptionFilter): void {
  Object.assign(instance, { [FILTER]: filter });
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

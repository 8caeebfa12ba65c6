import {
  type FastifyReply,
  isHttpException,
  type NodeRequest,
  NodeRequestFacts,
  type NodeResponse,
  renderResponse,
  safely,
  sendReply,
  sendResponse,
  type Thrown,
} from '@errlex/server/adapter';
import type { ArgumentsHost, HttpServer } from '@nestjs/common';
import type { Protocol } from '../protocol.js';

/**
 * A response of Node or Express, or a reply of Fastify. Middleware of Fastify passes the raw response of Node.
 */
export type HttpResponse = NodeResponse | FastifyReply;

/** Sends the payload of an error, or problem details, in the language of the request. */
export const httpProtocol: Protocol = {
  readFacts: (host) => new NodeRequestFacts(host.getArgByIndex(0) ?? {}, host),
  readThrown: (thrown, host, { adapterHost }) => {
    const names = safely(() => frameworkNames(thrown as Thrown, host, adapterHost.httpAdapter));
    return names ? { names } : {};
  },
  reply(mapped, request, host, context) {
    const response = renderResponse(mapped, request, context);
    const target: HttpResponse = host.getArgByIndex(1);
    try {
      sendReply(target, response);
    } catch (cause) {
      context.logFault('the response could not be sent', cause);
      sendResponse('raw' in target ? target.raw : target, response);
    }
  },
};

/** Returns the names of an error that Nest itself made of one of the platform. */
function frameworkNames(
  thrown: Thrown | null | undefined,
  host: ArgumentsHost,
  adapter: Pick<HttpServer, 'getRequestMethod' | 'getRequestUrl'> | undefined,
): readonly string[] | undefined {
  if (typeof thrown !== 'object' || thrown === null || !isHttpException(thrown)) return undefined;
  const { message, cause } = thrown;
  const status = thrown.getStatus();
  const request: RoutedRequest = host.getArgByIndex(0);
  if (status === 404) {
    // A handler that found nothing throws an exception of the same class.
    const text = `Cannot ${adapter?.getRequestMethod?.(request)} ${adapter?.getRequestUrl?.(request)}`;
    return message === text ? ['unknown-route'] : undefined;
  }
  const { code: causeCode } = (cause ?? {}) as Thrown;
  const [, foundCode] = parserCodes.find(([text]) => text.test(String(message))) ?? [];
  if ((causeCode ?? foundCode) === 'FST_ERR_CTP_INVALID_JSON_BODY' && isEncoded(request)) {
    return ['encoded-body'];
  }
  const code = cause === undefined ? foundCode : undefined;
  if (code === undefined || code.startsWith('FST_')) return code === undefined ? undefined : [code];
  const { route, routeOptions } = request;
  return route === undefined && routeOptions === undefined && status === 400 ? [code] : undefined;
}

/** The fields by which Express and Fastify say that a route has taken the request. */
type RoutedRequest = Pick<NodeRequest, 'route' | 'routeOptions' | 'headers'>;

/** Whether a body is in an encoding or a charset that Fastify does not decode, but takes for JSON. */
function isEncoded({ headers = {} }: RoutedRequest): boolean {
  const { 'content-encoding': encoding = 'identity', 'content-type': type } = headers;
  return encoding !== 'identity' || /charset=(?!"?utf-?8\b)/i.test(String(type));
}

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

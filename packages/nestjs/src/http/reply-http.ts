import {
  applyHeaders,
  type ErrorResponse,
  endSentResponse,
  isHttpException,
  type NodeRequest,
  NodeRequestFacts,
  type NodeResponse,
  renderResponse,
  safely,
  sendResponse,
  type Thrown,
} from '@errlex/server/adapter';
import type { ArgumentsHost, HttpServer } from '@nestjs/common';
import type { Protocol } from '../protocol.js';

/**
 * The subset of a response that we use: that of Node and Express, and the reply of Fastify, which has the one of
 * Node as `raw`.
 */
export interface HttpResponse extends Omit<NodeResponse, 'getHeaderNames' | 'statusCode'> {
  readonly raw?: NodeResponse;
  /** The handler of Fastify has taken the raw response over. */
  readonly sent?: boolean;
  getHeaders(): Readonly<Record<string, unknown>>;
  /** Not of a Fastify reply. */
  getHeaderNames?(): readonly string[];
  header?(name: string, value: string): unknown;
}

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
      sendReply(context.adapterHost.httpAdapter, target, response);
    } catch (cause) {
      context.logFault('the response could not be sent', cause);
      sendResponse(target.raw ?? (target as unknown as NodeResponse), response);
    }
  },
};

/** Sends a response the same way on Express and Fastify, and on the raw one that middleware of Fastify passes on. */
export function sendReply(
  adapter: Pick<HttpServer, 'reply'>,
  response: HttpResponse,
  { status, headers, body }: ErrorResponse,
): void {
  const raw = response.raw ?? response;
  if (endSentResponse(raw)) return;
  const target = response.sent ? (raw as HttpResponse) : response;
  applyHeaders(
    {
      // Node copies all values if it is asked for more than the names; Fastify has no other way.
      names: () => target.getHeaderNames?.() ?? Object.keys(target.getHeaders()),
      get: (name) => target.getHeader(name),
      set: (name, value) =>
        void (target.raw && target.header ? target.header(name, value) : target.setHeader(name, value)),
      remove: (name) => {
        raw.removeHeader(name);
        target.removeHeader(name);
      },
    },
    headers,
  );
  adapter.reply(target, body, status);
}

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
  if (cause !== undefined || typeof message !== 'string') return undefined;
  const [, code] = parserCodes.find(([text]) => text.test(message)) ?? [];
  if (code === undefined || code.startsWith('FST_')) return code === undefined ? undefined : [code];
  const { route, routeOptions } = request;
  return route === undefined && routeOptions === undefined && status === 400 ? [code] : undefined;
}

/** The fields by which Express and Fastify say that a route has taken the request. */
type RoutedRequest = Pick<NodeRequest, 'route' | 'routeOptions'>;

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

/** A response of which only a part of the headers is ours. */
export interface DescribedResponse
  extends Partial<Pick<HttpResponse, 'headersSent' | 'sent' | 'header' | 'setHeader'>> {
  readonly raw?: Partial<Pick<NodeResponse, 'headersSent'>>;
  getHeader(name: string): unknown;
}

/**
 * Adds the languages of one of several errors to a response that somebody else sends, and the headers that they were
 * chosen by.
 */
export function addLanguage(
  response: DescribedResponse,
  locales: readonly string[],
  vary: readonly string[],
): void {
  if ((response.raw ?? response).headersSent || response.sent) return;
  const set = (name: string, value: string) =>
    void (response.raw && response.header ? response.header(name, value) : response.setHeader?.(name, value));
  const add = (name: string, values: readonly string[]) => {
    const all = [[response.getHeader(name) ?? []].flat().join(','), ...values].flatMap((one) =>
      one.split(','),
    );
    const trimmed = new Set(all.map((one) => one.trim()).filter((one) => one !== ''));
    set(name, [...trimmed].join(', '));
  };
  add('content-language', locales);
  if (vary.length > 0) add('vary', vary);
}

import { checkResponder, type Responder } from '../create-responder.js';
import { applyHeaders } from '../http/response-headers.js';
import { endSentResponse, type NodeResponse, sendResponse } from '../http/send-response.js';
import { type NodeRequest, NodeRequestFacts } from '../request/request-facts.js';

/** The subset of a reply of Fastify that we use. */
export interface FastifyErrorReply {
  readonly raw: NodeResponse;
  readonly sent: boolean;
  code(status: number): unknown;
  getHeader(name: string): unknown;
  getHeaders(): Readonly<Record<string, unknown>>;
  header(name: string, value: string): unknown;
  removeHeader(name: string): unknown;
  /** Fastify types the body by the schema of the route, which an error does not follow. */
  send(...body: never): unknown;
}

export type FastifyErrorHandler = (thrown: unknown, request: NodeRequest, reply: FastifyErrorReply) => void;

/**
 * Creates an error handler of Fastify 5, also for its option `frameworkErrors`.
 *
 * @example
 * const sendError = fastifyErrors(await createResponder());
 * const app = fastify({ frameworkErrors: sendError });
 * app.setErrorHandler(sendError);
 * app.setNotFoundHandler((request, reply) => sendError(new RoleError('notFound'), request, reply));
 */
export function fastifyErrors(respond: Responder): FastifyErrorHandler {
  checkResponder(respond, 'fastifyErrors');
  return (thrown, request, reply) => {
    const { raw } = reply;
    const response = respond(thrown, new NodeRequestFacts(request));
    if (endSentResponse(raw)) return;
    // The handler has taken the raw response over.
    if (reply.sent) return sendResponse(raw, response);
    applyHeaders(
      {
        names: () => Object.keys(reply.getHeaders()),
        get: (name) => reply.getHeader(name) ?? raw.getHeader(name),
        set: (name, value) => void reply.header(name, value),
        remove: (name) => {
          raw.removeHeader(name);
          reply.removeHeader(name);
        },
      },
      response.headers,
    );
    reply.code(response.status);
    (reply as unknown as { send(body: string): unknown }).send(response.body);
  };
}

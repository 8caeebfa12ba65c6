import { checkResponder, type Responder } from '../create-responder.js';
import { type FastifyReply, sendReply } from '../http/send-response.js';
import { type NodeRequest, NodeRequestFacts } from '../request/request-facts.js';

export type FastifyErrorHandler = (thrown: unknown, request: NodeRequest, reply: FastifyReply) => void;

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
  return (thrown, request, reply) => sendReply(reply, respond(thrown, new NodeRequestFacts(request)));
}

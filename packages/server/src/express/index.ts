import { checkResponder, type Responder } from '../create-responder.js';
import { type NodeResponse, sendResponse } from '../http/send-response.js';
import { type NodeRequest, NodeRequestFacts } from '../request/request-facts.js';

/** An error handler of Express 4 and 5. */
export type ExpressErrorHandler = (
  thrown: unknown,
  request: NodeRequest,
  response: NodeResponse,
  // Express recognizes error handlers by their four parameters.
  next: (thrown?: unknown) => void,
) => void;

/**
 * Creates an error handler of Express 4 and 5. Use it after all routes.
 *
 * @example
 * app.use((request, response, next) => next(new RoleError('notFound')));
 * app.use(expressErrors(await createResponder()));
 */
export function expressErrors(respond: Responder): ExpressErrorHandler {
  checkResponder(respond, 'expressErrors');
  return (thrown, request, response, _next) => {
    sendResponse(response, respond(thrown, new NodeRequestFacts(request)));
  };
}

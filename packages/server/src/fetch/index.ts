import { checkResponder, type Responder } from '../create-responder.js';
import { RoleError } from '../role-errors.js';

/** Returns the `Response` to a thrown value. Never throws. */
export function toResponse(respond: Responder, thrown: unknown, request: Request): Response {
  const { status, headers, body } = respond(thrown, request);
  return new Response(request.method === 'HEAD' ? null : body, { status, headers });
}

/**
 * Wraps a fetch handler, so that what it throws becomes a response.
 *
 * @example
 * export default { fetch: withErrorResponses(await createResponder(), async (request) => new Response('ok')) };
 */
export function withErrorResponses<Rest extends readonly unknown[]>(
  respond: Responder,
  handler: (request: Request, ...rest: Rest) => Response | Promise<Response>,
): (request: Request, ...rest: Rest) => Promise<Response> {
  checkResponder(respond, 'withErrorResponses');
  return async (request, ...rest) => {
    try {
      return await handler(request, ...rest);
    } catch (thrown) {
      return toResponse(respond, thrown, request);
    }
  };
}

/** Reads a JSON body. Rejects with the role `malformedBody` if it is not JSON, or if the client broke it off. */
export async function readJson(request: Pick<Request, 'text'>): Promise<unknown> {
  try {
    return JSON.parse(await request.text());
  } catch (cause) {
    const isBrokenOff = (cause as { readonly code?: unknown } | undefined)?.code === 'ECONNRESET';
    if (!isBrokenOff && !(cause instanceof SyntaxError)) throw cause;
    throw new RoleError('malformedBody', undefined, { cause });
  }
}

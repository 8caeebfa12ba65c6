import { checkResponder, type Responder } from '../create-responder.js';
import { applyHeaders } from '../http/response-headers.js';
import { safely } from '../safely.js';

export { readJson } from '../fetch/index.js';

/** The subset of a context of Hono that we use. */
export interface HonoContext {
  readonly req: { readonly raw: Request; readonly routePath?: string };
  /** Also has the headers that were set before the error. */
  readonly res: Response;
}

type Next = () => Promise<void>;

/** An error handler of Hono, which is a middleware too. */
export interface HonoErrorHandler {
  (thrown: Error, context: HonoContext): Response;
  (context: HonoContext, next: Next): Promise<Response | undefined>;
}

/**
 * Creates an error handler of Hono. Hono passes only instances of `Error` to it; as a middleware it also gets other
 * values that are thrown.
 *
 * @example
 * const sendError = honoErrors(await createResponder());
 * app.use(sendError);
 * app.onError(sendError);
 * app.notFound((context) => sendError(new RoleError('notFound'), context));
 */
export function honoErrors(respond: Responder): HonoErrorHandler {
  checkResponder(respond, 'honoErrors');
  function handle(thrown: Error, context: HonoContext): Response;
  function handle(context: HonoContext, next: Next): Promise<Response | undefined>;
  function handle(...args: [Error, HonoContext] | [HonoContext, Next]) {
    const [first, second] = args;
    return typeof second === 'function'
      ? second().then(undefined, (thrown: unknown) => createResponse(respond, thrown, first as HonoContext))
      : createResponse(respond, first, second);
  }
  return handle;
}

function createResponse(respond: Responder, thrown: unknown, { req, res }: HonoContext): Response {
  const { method, url, headers: requestHeaders } = req.raw;
  const { status, headers, body } = respond(thrown, {
    method,
    url,
    headers: requestHeaders,
    route: req.routePath,
    raw: req,
  });
  const all = new Headers(res.headers);
  // Hono keeps headers of an HTTPException, such as `WWW-Authenticate`, in a response of its own.
  const { res: own } = thrown as { readonly res?: Response };
  for (const [name, value] of own instanceof Response ? own.headers : []) all.append(name, value);
  applyHeaders(
    {
      names: () => [...all.keys()],
      get: (name) => all.get(name) ?? undefined,
      // Hono copies the headers of `res` over those that are returned.
      set: (name, value) => {
        all.set(name, value);
        safely(() => res.headers.set(name, value));
      },
      remove: (name) => {
        all.delete(name);
        safely(() => res.headers.delete(name));
      },
    },
    headers,
  );
  return new Response(method === 'HEAD' ? null : body, { status, headers: all });
}

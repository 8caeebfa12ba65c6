import Negotiator from 'negotiator';
import { safely } from '../safely.js';

/** The facts of a request that a response depends on. A `Request` of fetch has them. */
export interface RequestFacts {
  readonly method?: string | undefined;
  /** The path with its query, or the whole URL. It is never logged. */
  readonly url?: string | undefined;
  readonly headers: { get(name: string): string | null | undefined };
  /** The pattern of the route (`/orders/:id`) or of the message, for the log. */
  readonly route?: string | undefined;
  /** The id that the server or its logger gave the request, for the log. */
  readonly id?: unknown;
  /** The request of the framework, for options that need more. */
  readonly raw?: unknown;
}

/** The subset of the requests of Node, Express and Fastify that we use. */
export interface NodeRequest {
  readonly method?: string | undefined;
  readonly originalUrl?: string | undefined;
  readonly url?: string | undefined;
  /** Missing in requests that a framework could not read. */
  readonly headers?: Readonly<Record<string, string | readonly string[] | undefined>> | undefined;
  readonly baseUrl?: string | undefined;
  readonly route?: { readonly path?: unknown } | undefined;
  readonly routeOptions?: { readonly url?: string | undefined } | undefined;
  readonly id?: unknown;
}

/** The facts of a request of Node, Express or Fastify, which are read when they are needed. */
export class NodeRequestFacts implements RequestFacts {
  readonly raw: unknown;
  readonly headers: RequestFacts['headers'];
  readonly #request: NodeRequest;

  /** `raw` is the value for options that need more. Default: the request. */
  constructor(request: NodeRequest, raw: unknown = request) {
    this.#request = request;
    this.raw = raw;
    this.headers = new NodeHeaders(request);
  }

  get method(): string | undefined {
    return this.#request.method;
  }

  get url(): string | undefined {
    // A router leaves only a part of the path in `url`.
    return this.#request.originalUrl ?? this.#request.url;
  }

  get route(): string | undefined {
    const { baseUrl = '', route, routeOptions } = this.#request;
    return typeof route?.path === 'string' ? `${baseUrl}${route.path}` : routeOptions?.url;
  }

  get id(): unknown {
    return this.#request.id;
  }
}

class NodeHeaders {
  readonly #request: NodeRequest;

  constructor(request: NodeRequest) {
    this.#request = request;
  }

  get(name: string): string | undefined {
    const value = this.#request.headers?.[name.toLowerCase()];
    return typeof value === 'string' || value === undefined ? value : value.join(', ');
  }
}

/** The ids that may be written into a log as they came. */
const PLAIN_ID = /^[\w.:+/=@-]{1,128}$/;

/** Returns the id that the server gave the request, and that of its header `X-Request-Id`. */
export function toRequestId({ id, headers }: RequestFacts): string | undefined {
  const ids = [id, headers.get('x-request-id')].map((one) => String(one ?? ''));
  return [...new Set(ids)].filter((one) => PLAIN_ID.test(one)).join(' ') || undefined;
}

const PROBLEM = 'application/problem+json';
const MAX_ACCEPT_LENGTH = 1024;

/** The parameters of a media range, the weight excepted: the format has none that matter. */
const MEDIA_PARAMS = /;\s*(?!q\s*=)[^;,"]*(?:"(?:[^"\\]|\\.)*")?/gi;

/** Whether a request accepts problem details and does not prefer plain JSON. Never throws. */
export function wantsProblem({ headers }: RequestFacts): boolean {
  return (
    safely(() => {
      const given = headers.get('accept');
      // A range such as `*/*` does not ask for problem details.
      if (typeof given !== 'string' || !given.toLowerCase().includes(PROBLEM)) return false;
      const accept = given.slice(0, MAX_ACCEPT_LENGTH).replace(MEDIA_PARAMS, '');
      return new Negotiator({ headers: { accept } }).mediaType(['application/json', PROBLEM]) === PROBLEM;
    }) === true
  );
}

import Negotiator from 'negotiator';
import { safely } from '../safely.js';

/** The facts about a request that its response depends on. A `Request` of fetch has these fields. */
export interface RequestFacts {
  readonly method?: string | undefined;
  /** The path with its query, or the whole URL. It is never logged. */
  readonly url?: string | undefined;
  readonly headers: { get(name: string): string | null | undefined };
  /** The pattern of the route (`/orders/:id`) or of the message. Used in the log. */
  readonly route?: string | undefined;
  /** The id that the server or its logger has given the request. Used in the log. */
  readonly id?: unknown;
  /** The request object of the framework, for options that need more facts. */
  readonly raw?: unknown;
}

/** The subset of the requests of Node, Express and Fastify that we use. */
export interface NodeRequest {
  readonly method?: string | undefined;
  readonly originalUrl?: string | undefined;
  readonly url?: string | undefined;
  /** Missing if the framework could not parse the request. */
  readonly headers?: Readonly<Record<string, string | readonly string[] | undefined>> | undefined;
  readonly baseUrl?: string | undefined;
  readonly route?: { readonly path?: unknown } | undefined;
  readonly routeOptions?: { readonly url?: string | undefined } | undefined;
  readonly id?: unknown;
}

/** The facts about a request of Node, Express or Fastify. Each is read when it is needed. */
export class NodeRequestFacts implements RequestFacts {
  readonly raw: unknown;
  readonly headers: RequestFacts['headers'];
  readonly #request: NodeRequest;

  /** `raw` is the request object for options that need more facts. Default: `request`. */
  constructor(request: NodeRequest, raw: unknown = request) {
    this.#request = request;
    this.raw = raw;
    this.headers = new NodeHeaders(request);
  }

  get method(): string | undefined {
    return this.#request.method;
  }

  get url(): string | undefined {
    // Uses `originalUrl`, because a router of Express removes the beginning of the path from `url`.
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

/** Matches ids that are safe to write into a log unchanged. */
const PLAIN_ID = /^[\w.:+/=@-]{1,128}$/;

/**
 * Returns the id that the server has given the request, followed by the id in its header `X-Request-Id`.
 * Omits an id that is not safe in a log.
 */
export function toRequestId({ id, headers }: RequestFacts): string | undefined {
  const ids = [id, headers.get('x-request-id')].map((one) => String(one ?? ''));
  return [...new Set(ids)].filter((one) => PLAIN_ID.test(one)).join(' ') || undefined;
}

const PROBLEM = 'application/problem+json';
const MAX_ACCEPT_LENGTH = 1024;

/**
 * Matches the parameters of a media range except the weight: parameters do not matter for problem details.
 */
const MEDIA_PARAMS = /;\s*(?!q\s*=)[^;,"]*(?:"(?:[^"\\]|\\.)*")?/gi;

/** Tests whether a request accepts problem details and does not prefer plain JSON. Never throws. */
export function wantsProblem({ headers }: RequestFacts): boolean {
  return (
    safely(() => {
      const given = headers.get('accept');
      // A range such as `*/*` does not count: the request must name the media type of problem details.
      if (typeof given !== 'string' || !given.toLowerCase().includes(PROBLEM)) return false;
      const accept = given.slice(0, MAX_ACCEPT_LENGTH).replace(MEDIA_PARAMS, '');
      return new Negotiator({ headers: { accept } }).mediaType(['application/json', PROBLEM]) === PROBLEM;
    }) === true
  );
}

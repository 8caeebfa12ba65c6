import { addToHeader, applyHeaders, type HeaderStore } from './response-headers.js';

/** The response to an error. */
export interface ErrorResponse {
  readonly status: number;
  /** The names are in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  /** JSON. */
  readonly body: string;
}

/** The subset of a response of Node that we use; Express adds to it, and HTTP/2 has the same. */
export interface NodeResponse {
  statusCode: number;
  readonly headersSent: boolean;
  readonly writableEnded: boolean;
  readonly destroyed?: boolean;
  getHeader(name: string): unknown;
  getHeaderNames(): readonly string[];
  removeHeader(name: string): void;
  setHeader(name: string, value: string): unknown;
  end(body: string): unknown;
  destroy(error?: Error): unknown;
  /** Only in HTTP/2. */
  readonly stream?: { close(code: number): unknown } | undefined;
}

/** The subset of a reply of Fastify that we use. */
export interface FastifyReply {
  readonly raw: NodeResponse;
  /** True if the handler has taken the raw response over. */
  readonly sent: boolean;
  code(status: number): unknown;
  getHeader(name: string): unknown;
  getHeaders(): Readonly<Record<string, unknown>>;
  header(name: string, value: string): unknown;
  removeHeader(name: string): unknown;
  /** Fastify types the body by the schema of the route, which an error does not follow. */
  send(...body: never): unknown;
}

/** Whether a response is a reply of Fastify whose headers are not those of its raw response. */
function isReply(response: NodeResponse | FastifyReply): response is FastifyReply {
  return 'raw' in response && !response.sent;
}

/** Returns the response of Node that is behind a reply of Fastify, or the response itself. */
function rawOf(response: NodeResponse | FastifyReply): NodeResponse {
  return 'raw' in response ? response.raw : response;
}

/** Returns the headers of a response. */
function headersOf(response: NodeResponse | FastifyReply): HeaderStore {
  const raw = rawOf(response);
  if (!isReply(response)) {
    return {
      names: () => raw.getHeaderNames(),
      get: (name) => raw.getHeader(name),
      set: (name, value) => void raw.setHeader(name, value),
      remove: (name) => raw.removeHeader(name),
    };
  }
  return {
    names: () => Object.keys(response.getHeaders()),
    get: (name) => response.getHeader(name) ?? raw.getHeader(name),
    set: (name, value) => void response.header(name, value),
    remove: (name) => {
      raw.removeHeader(name);
      response.removeHeader(name);
    },
  };
}

/**
 * Ends a response whose headers were sent: a finished one completes, any other is broken off, so that nobody takes
 * it for complete. Returns whether it was such a response.
 */
function endSentResponse(response: NodeResponse): boolean {
  if (!response.headersSent) return false;
  if (!response.writableEnded) breakOff(response);
  return true;
}

const HTTP2_INTERNAL_ERROR = 2;

/** Breaks a response off. HTTP/2 needs a code: without one, clients take the response for complete. */
function breakOff(response: NodeResponse): void {
  if (response.stream) response.stream.close(HTTP2_INTERNAL_ERROR);
  else response.destroy();
}

/** Sends an error the same way on Node, Express and Fastify. */
export function sendReply(response: NodeResponse | FastifyReply, sent: ErrorResponse): void {
  const raw = rawOf(response);
  if (endSentResponse(raw)) return;
  applyHeaders(headersOf(response), sent.headers);
  if (isReply(response)) {
    response.code(sent.status);
    (response as unknown as { send(body: string): unknown }).send(sent.body);
  } else {
    raw.statusCode = sent.status;
    // Node sets the length itself, but not for HEAD.
    raw.setHeader('content-length', String(Buffer.byteLength(sent.body)));
    raw.end(sent.body);
  }
}

/** Sends an error like {@link sendReply}, or breaks the response off if that fails. Never throws. */
export function sendResponse(response: NodeResponse, sent: ErrorResponse): void {
  try {
    sendReply(response, sent);
  } catch {
    breakOff(response);
  }
}

/**
 * Adds the languages of one of several errors to a response that somebody else sends, and the headers that they were
 * chosen by.
 */
export function addLanguages(
  response: NodeResponse | FastifyReply,
  locales: readonly string[],
  vary: readonly string[],
): void {
  if (rawOf(response).headersSent || ('sent' in response && response.sent)) return;
  const headers = headersOf(response);
  addToHeader(headers, 'content-language', locales);
  addToHeader(headers, 'vary', vary);
}

import { applyHeaders, type HeaderStore } from './response-headers.js';

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

/** Returns the headers of a response of Node. */
function nodeHeaders(
  response: Pick<NodeResponse, 'getHeader' | 'getHeaderNames' | 'removeHeader' | 'setHeader'>,
): HeaderStore {
  return {
    names: () => response.getHeaderNames(),
    get: (name) => response.getHeader(name),
    set: (name, value) => void response.setHeader(name, value),
    remove: (name) => response.removeHeader(name),
  };
}

/**
 * Ends a response whose headers were sent: a finished one completes, any other is broken off, so that nobody takes
 * it for complete. Returns whether it was such a response.
 */
export function endSentResponse(
  response: Pick<NodeResponse, 'headersSent' | 'writableEnded' | 'destroy' | 'stream'>,
): boolean {
  if (!response.headersSent) return false;
  if (!response.writableEnded) breakOff(response);
  return true;
}

const HTTP2_INTERNAL_ERROR = 2;

/** Breaks a response off. HTTP/2 needs a code: without one, clients take the response for complete. */
function breakOff(response: Pick<NodeResponse, 'destroy' | 'stream'>): void {
  if (response.stream) response.stream.close(HTTP2_INTERNAL_ERROR);
  else response.destroy();
}

/** Sends an error on a response of Node; breaks the response off if that fails. Never throws. */
export function sendResponse(response: NodeResponse, { status, headers, body }: ErrorResponse): void {
  try {
    if (endSentResponse(response)) return;
    applyHeaders(nodeHeaders(response), headers);
    response.statusCode = status;
    response.end(body);
  } catch {
    breakOff(response);
  }
}

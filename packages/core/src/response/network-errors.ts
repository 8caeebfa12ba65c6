import type { Executed, Retry } from '../catalog/catalog.js';

/** The reason why a request got no readable response. */
type NetworkKind = 'abort' | 'network' | 'timeout' | 'unreadable' | 'outdated-app';

interface NetworkError {
  readonly kind: NetworkKind;
  readonly retry: Retry;
  readonly executed: Executed;
  /** Matches the `code` of the error. */
  readonly codes?: RegExp;
  /** Matches the `name` of the error. */
  readonly names?: RegExp;
  /** Matches the `message` of a `TypeError`: browsers report a failed `fetch` this way, without a code. */
  readonly messages?: RegExp;
  /** Matches the `message` of an error of any name. */
  readonly anyMessages?: RegExp;
}

/** The known errors without a response, in order of precedence. */
const networkErrors: readonly NetworkError[] = [
  {
    kind: 'outdated-app',
    retry: 'never',
    executed: 'no',
    names: /^ChunkLoadError$/,
    // Messages of Chromium, Firefox and Safari (twice), then of webpack and Vite.
    anyMessages:
      /^(?:Failed to fetch dynamically imported module|error loading dynamically imported module|Importing a module script failed|'[\w/-]*' is not a valid JavaScript MIME type|Loading (?:CSS )?chunk [\w-]+ failed|Unable to preload CSS)/i,
  },
  {
    kind: 'abort',
    retry: 'never',
    executed: 'unknown',
    names: /^(?:Abort|Cancell?ed)Error$/,
    codes: /^(?:ERR_CANCELED|ERR_ABORTED|ABORT_ERR|ABORTED)$/,
  },
  {
    kind: 'network',
    retry: 'backoff',
    executed: 'no',
    codes:
      /^(?:ECONNREFUSED|ENOTFOUND|EAI_\w+|EHOSTUNREACH|ENETUNREACH|ENETDOWN|EADDRNOTAVAIL|UND_ERR_CONNECT_TIMEOUT|ConnectionRefused|FailedToOpenSocket)$/,
    messages:
      /^(?:A server with the specified hostname could not be found|Could not connect to the server|The Internet connection appears to be offline|error sending request .*(?:client error \(Connect\)|error trying to connect))/i,
  },
  {
    kind: 'network',
    retry: 'never',
    executed: 'no',
    codes: /^(?:CERT_|ERR_TLS_|DEPTH_ZERO_|SELF_SIGNED_|UNABLE_TO_|ERR_SSL_)/,
  },
  {
    kind: 'timeout',
    retry: 'backoff',
    executed: 'unknown',
    names: /^TimeoutError$/,
    codes: /^(?:ECONNABORTED|E(?:SOCKET)?TIMEDOUT|UND_ERR_(?:HEADERS|BODY)_TIMEOUT|Timeout)$/,
    messages: /^(?:Network request timed out|The request timed out|The operation timed out)/i,
  },
  {
    kind: 'network',
    retry: 'backoff',
    executed: 'unknown',
    codes:
      /^(?:ECONNRESET|EPIPE|UND_ERR_(?!INVALID_|NOT_SUPPORTED)|ERR_NETWORK|ERR_INTERNET_DISCONNECTED|ERR_HTTP2_|ERR_HTTP_CONTENT_LENGTH_MISMATCH|ERR_READING_RESPONSE_STREAM|ERR_STREAM_PREMATURE_CLOSE|ERR_SOCKET_CLOSED|Z_|HPE_|ConnectionClosed|ConnectionReset)/,
    // Messages of undici, Chromium, Firefox, WebKit, React Native and Deno.
    messages:
      /^(?:fetch failed|terminated|Failed to fetch|network error|NetworkError when attempting|Load failed|cancelled$|The network connection was lost|Network request failed|error sending request|other side closed|Body is unusable: terminated|Error in (?:input|body) stream|error reading a body)/i,
    // Messages of axios, Node and superagent.
    anyMessages: /^(?:Network Error$|socket hang up$|Request has been terminated\s)/,
  },
  {
    kind: 'unreadable',
    retry: 'never',
    executed: 'unknown',
    names: /^SyntaxError$/,
    // Message of superagent.
    anyMessages: /^Parser is unable to parse the response$/,
  },
];

/** The fields that are read from a thrown value; they may have any type. */
interface Thrown {
  readonly name?: unknown;
  readonly message?: unknown;
  readonly code?: unknown;
  readonly cause?: unknown;
  readonly status?: unknown;
  readonly errors?: unknown;
  readonly networkError?: unknown;
  readonly error?: unknown;
}

/** The advice for an error without a response. */
export interface NetworkAdvice {
  readonly kind: NetworkKind;
  readonly retry: Retry;
  readonly executed: Executed;
  /** The code or name by which the error was recognized, or `status 0`. */
  readonly codeOrName: string;
}

/** Describes the error as the beginning of an English sentence. */
export function describeNetwork({ kind, retry, executed }: NetworkAdvice): string {
  if (kind === 'outdated-app') return 'A file of the application is gone';
  if (kind !== 'network') return 'The request timed out';
  if (retry === 'never') return 'The certificate of the server is not trusted';
  return executed === 'no' ? 'No connection was made' : 'The connection broke';
}

const MAX_DEPTH = 5;

/**
 * Classifies an error without a response by its code, name and message and by its causes. The caller's own
 * abort counts as such an error. Returns `undefined` for any other value. Throws if a getter of the value
 * throws.
 */
export function classifyNetworkError(thrown: unknown): NetworkAdvice | undefined {
  const chain = causesOf(thrown);
  for (const { codes, names, messages, anyMessages, kind, retry, executed } of networkErrors) {
    const coded = chain.find(({ code }) => typeof code === 'string' && codes?.test(code));
    const named =
      coded ??
      chain.find(
        ({ name, message }) =>
          names?.test(String(name)) ||
          (name === 'TypeError' && messages?.test(String(message))) ||
          anyMessages?.test(String(message)),
      );
    if (named) {
      return { kind, retry, executed, codeOrName: String(coded ? named.code : named.name) };
    }
  }
  // In XMLHttpRequest and Angular's HttpClient, status 0 means that there was no response.
  const offline = chain.find(({ status, name }) => status === 0 && typeof name === 'string');
  return offline && { kind: 'network', retry: 'backoff', executed: 'unknown', codeOrName: 'status 0' };
}

/**
 * Lists an error, its causes, and the errors of an `AggregateError` (one for each address that was tried).
 * GraphQL clients keep the cause in `networkError`. Angular keeps it in `error`, or in `error.error` if a 2xx
 * body could not be parsed.
 */
function causesOf(thrown: unknown, depth = 0, seen = new Set<unknown>()): Thrown[] {
  if (typeof thrown !== 'object' || thrown === null || depth > MAX_DEPTH || seen.has(thrown)) return [];
  seen.add(thrown);
  const { cause, errors, networkError, error, status } = thrown as Thrown;
  const others = Array.isArray(errors) ? errors.slice(0, 8) : [];
  // If the status is an error status, `error` is the body, not the cause.
  const inner = typeof status === 'number' && status < 400 ? [error, (error as Thrown | null)?.error] : [];
  const causes = [cause, networkError, ...inner, ...others];
  return [thrown as Thrown, ...causes.flatMap((one) => causesOf(one, depth + 1, seen))];
}

import type { Verdict } from './verdict.js';

/** Codes of Node, undici and the clients for a connection that was never made: nothing can have arrived. */
const unconnected =
  /^(?:ECONNREFUSED|ENOTFOUND|EAI_\w+|EHOSTUNREACH|ENETUNREACH|ENETDOWN|EADDRNOTAVAIL|UND_ERR_CONNECT_TIMEOUT)$/;

/** A peer whose certificate is not trusted: a person has to look. */
const untrusted = /^(?:CERT_|ERR_TLS_|DEPTH_ZERO_|SELF_SIGNED_|UNABLE_TO_|ERR_SSL_)/;

/** Codes for a connection that broke, or whose answer took too long: the request may have arrived. */
const broken =
  /^(?:ECONNRESET|ECONNABORTED|EPIPE|ETIMEDOUT|ESOCKETTIMEDOUT|UND_ERR_|ERR_NETWORK|ERR_HTTP2_|ERR_HTTP_CONTENT_LENGTH_MISMATCH|ERR_READING_RESPONSE_STREAM|ERR_STREAM_PREMATURE_CLOSE|Z_|HPE_)/;

/** What `fetch` says of such a failure where there is no code: undici, Chromium, Firefox, WebKit. */
const messages =
  /^(?:fetch failed|terminated|Failed to fetch|network error|NetworkError when attempting|Load failed|The network connection was lost)/i;

/**
 * What a failure of the network decides, found by the codes of the error and its causes; an abort of the
 * caller among them. Undefined for anything else. Never throws.
 */
export function judgeNetworkFailure(thrown: unknown): Verdict | undefined {
  try {
    return judgeChain(toChain(thrown));
  } catch {
    // A getter or a revoked proxy.
    return undefined;
  }
}

interface Failure {
  readonly name?: unknown;
  readonly message?: unknown;
  readonly code?: unknown;
  readonly cause?: unknown;
}

function judgeChain(chain: readonly Failure[]): Verdict | undefined {
  const codes = chain.map(({ code }) => code).filter((code) => typeof code === 'string');
  const find = (pattern: RegExp) => codes.find((code) => pattern.test(code));
  const aborted =
    chain.some(({ name }) => name === 'AbortError') || find(/^(?:ERR_CANCELED|ERR_ABORTED|ABORT_ERR)$/);
  // The one who aborted knows why: it is no failure of the network, and nothing is advised.
  if (aborted) return undefined;
  const first = find(unconnected);
  if (first)
    return {
      retry: 'backoff',
      executed: 'no',
      category: 'network',
      why: `No connection was made (${first}).`,
    };
  const second = find(untrusted);
  if (second)
    return {
      retry: 'never',
      executed: 'no',
      category: 'network',
      why: `The peer is not trusted (${second}).`,
    };
  const timedOut = chain.some(({ name }) => name === 'TimeoutError');
  const told = chain.some(({ name, message }) => name === 'TypeError' && messages.test(String(message)));
  const third = find(broken) ?? (timedOut ? 'TimeoutError' : told ? 'TypeError' : undefined);
  if (third === undefined) return undefined;
  return {
    retry: 'backoff',
    executed: 'unknown',
    category: 'network',
    why: `The connection broke or took too long (${third}).`,
  };
}

/**
 * An error and its causes, the errors of an `AggregateError` (one for each address that was tried) among
 * them.
 */
function toChain(thrown: unknown, depth = 0): Failure[] {
  if (typeof thrown !== 'object' || thrown === null || depth > 5) return [];
  const { cause, errors } = thrown as Failure & { readonly errors?: unknown };
  const others = Array.isArray(errors) ? errors.slice(0, 8) : [];
  return [thrown as Failure, ...[cause, ...others].flatMap((one) => toChain(one, depth + 1))];
}

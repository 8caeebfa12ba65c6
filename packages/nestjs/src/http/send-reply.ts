import type { HttpServer } from '@nestjs/common';
import { append } from 'vary';
import type { HttpResponse } from './http-response.js';
import { staleHeaders } from './stale-headers.js';

/** What an error answers with. */
export interface HttpReply {
  readonly httpStatus: number;
  readonly body: string;
  readonly contentType: string;
  readonly locale: string;
  /** The headers of the request that the language was chosen by. */
  readonly vary: readonly string[];
  /** Seconds to wait; left out where nothing is gained by repeating. A value that is already there stays. */
  readonly retryAfter: number | undefined;
}

/**
 * Sends an answer, the same way on Express and Fastify, and on the raw response that middleware of Fastify
 * hands over. A response whose headers are out is broken off, so that nobody takes it for complete.
 */
export function sendReply(
  adapter: Pick<HttpServer, 'reply'>,
  response: HttpResponse,
  { httpStatus, body, contentType, locale, vary, retryAfter }: HttpReply,
): void {
  const raw = response.raw ?? response;
  if (raw.headersSent) {
    if (!raw.writableEnded) raw.destroy();
    return;
  }
  const target = response.sent ? raw : response;
  const headers = target.getHeaders();
  for (const name in headers) {
    if (!staleHeaders.has(name) || isKept(name, headers[name])) continue;
    raw.removeHeader(name);
    target.removeHeader(name);
  }
  const set = (name: string, value: string) =>
    target.raw && target.header ? target.header(name, value) : target.setHeader(name, value);
  set('content-type', contentType);
  set('content-language', locale);
  if (vary.length > 0) set('vary', addTo(headers.vary, vary));
  if (retryAfter !== undefined && !hasRetryAfter(headers)) set('retry-after', String(retryAfter));
  // A page of another origin cannot read these two otherwise.
  if (headers['access-control-allow-origin'] !== undefined) {
    const exposed = headers['access-control-expose-headers'];
    set('access-control-expose-headers', addTo(exposed, ['Retry-After', 'Date']));
  }
  adapter.reply(target, body, httpStatus);
}

/** A header that forbids to keep any answer is no description of the one that was not sent. */
function isKept(name: string, value: unknown): boolean {
  return name === 'cache-control' && /\bno-store\b/i.test(String(value));
}

/**
 * Whether somebody who knows more has said how long to wait; the throttler names its header after its limit.
 */
function hasRetryAfter(headers: Readonly<Record<string, unknown>>): boolean {
  return Object.keys(headers).some((name) => name === 'retry-after' || name.startsWith('retry-after-'));
}

/** A header that lists names, with more of them. */
function addTo(header: unknown, names: readonly string[]): string {
  return header === undefined ? names.join(', ') : append([header].flat().join(', '), [...names]);
}

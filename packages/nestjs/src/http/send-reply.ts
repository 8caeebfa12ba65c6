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
  // Asked for their names alone, because Node copies all of them otherwise; Fastify has no other way.
  const names = target.getHeaderNames?.() ?? Object.keys(target.getHeaders());
  for (const name of names) {
    if (!staleHeaders.has(name) || isKept(name, target)) continue;
    raw.removeHeader(name);
    target.removeHeader(name);
  }
  const set = (name: string, value: string) =>
    target.raw && target.header ? target.header(name, value) : target.setHeader(name, value);
  const add = (name: string, values: readonly string[]) =>
    set(name, names.includes(name) ? append(toText(target.getHeader(name)), [...values]) : values.join(', '));
  set('content-type', contentType);
  set('content-language', locale);
  if (vary.length > 0) add('vary', vary);
  if (retryAfter !== undefined && !names.some(isRetryAfter)) set('retry-after', String(retryAfter));
  // A page of another origin cannot read these two otherwise.
  if (names.includes('access-control-allow-origin')) {
    add('access-control-expose-headers', ['Retry-After', 'Date']);
  }
  adapter.reply(target, body, httpStatus);
}

/** A header that forbids to keep any answer is no description of the one that was not sent. */
function isKept(name: string, response: HttpResponse): boolean {
  return name === 'cache-control' && /\bno-store\b/i.test(String(response.getHeader(name)));
}

/**
 * Whether somebody who knows more has said how long to wait; the throttler names its header after its limit.
 */
function isRetryAfter(name: string): boolean {
  return name === 'retry-after' || name.startsWith('retry-after-');
}

/** The value of a header that lists names, which may have been set in pieces. */
function toText(header: unknown): string {
  return [header].flat().join(', ');
}

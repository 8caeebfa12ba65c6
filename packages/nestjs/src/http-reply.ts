import type { HttpServer } from '@nestjs/common';

/** What is used of a response: that of Node and Express, and the reply of Fastify, which has the one of Node as `raw`. */
export interface HttpResponse {
  readonly raw?: HttpResponse;
  readonly headersSent?: boolean;
  readonly writableEnded?: boolean;
  /** Of a Fastify reply: the handler has taken the raw response over. */
  readonly sent?: boolean;
  getHeader(name: string): unknown;
  removeHeader(name: string): unknown;
  setHeader(name: string, value: string): unknown;
  header?(name: string, value: string): unknown;
  end(): unknown;
  destroy(): unknown;
}

/** What an error answers with. */
export interface HttpReply {
  readonly httpStatus: number;
  readonly body: string;
  readonly locale: string;
}

/** Headers that describe the body which the handler did not get to send. */
const stale = [
  'Content-Length',
  'Content-Encoding',
  'Content-Range',
  'Content-Disposition',
  'ETag',
  'Last-Modified',
];

/**
 * Sends an answer as JSON, the same way on Express and Fastify, and on the raw response that middleware of Fastify hands over.
 * A response whose headers are out is broken off, so that nobody takes it for complete.
 */
export function sendReply(
  adapter: Pick<HttpServer, 'reply'>,
  response: HttpResponse,
  { httpStatus, body, locale }: HttpReply,
): void {
  const raw = response.raw ?? response;
  if (raw.headersSent) {
    if (!raw.writableEnded) raw.destroy();
    return;
  }
  const target = response.sent ? raw : response;
  for (const name of stale) {
    if (target.getHeader(name) === undefined) continue;
    raw.removeHeader(name);
    target.removeHeader(name);
  }
  const set = (name: string, value: string) =>
    target.raw && target.header ? target.header(name, value) : target.setHeader(name, value);
  set('Content-Type', 'application/json; charset=utf-8');
  set('Content-Language', locale);
  set('Vary', addToVary(target.getHeader('Vary'), 'Accept-Language'));
  adapter.reply(target, body, httpStatus);
}

function addToVary(current: unknown, field: string): string {
  if (current === undefined) return field;
  const fields = [current].flat().flatMap((value) => String(value).split(/\s*,\s*/));
  const known = fields.some((name) => name === '*' || name.toLowerCase() === field.toLowerCase());
  return (known ? fields : [...fields, field]).join(', ');
}

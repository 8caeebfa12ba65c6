/**
 * What is used of a response: that of Node and Express, and the reply of Fastify, which has the one of Node
 * as `raw`.
 */
export interface HttpResponse {
  readonly raw?: HttpResponse;
  readonly headersSent?: boolean;
  readonly writableEnded?: boolean;
  readonly destroyed?: boolean;
  /** Of a Fastify reply: the handler has taken the raw response over. */
  readonly sent?: boolean;
  getHeader(name: string): unknown;
  getHeaders(): Readonly<Record<string, unknown>>;
  /** Not of a Fastify reply. */
  getHeaderNames?(): readonly string[];
  removeHeader(name: string): unknown;
  setHeader(name: string, value: string): unknown;
  header?(name: string, value: string): unknown;
  end(): unknown;
  destroy(): unknown;
}

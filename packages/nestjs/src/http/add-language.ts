import { append } from 'vary';
import type { HttpResponse } from './http-response.js';

/** What is used of a response to tell the languages of its errors; a reply of Fastify has the raw one. */
export interface DescribedResponse extends Pick<HttpResponse, 'headersSent' | 'sent'> {
  readonly raw?: Pick<HttpResponse, 'headersSent'>;
  getHeader(name: string): unknown;
  header?(name: string, value: string): unknown;
  setHeader?(name: string, value: string): unknown;
}

/**
 * Adds the languages of one of several errors to a response that somebody else sends, and the headers that
 * they were chosen by.
 */
export function addLanguage(
  response: DescribedResponse,
  locales: readonly string[],
  vary: readonly string[],
): void {
  if ((response.raw ?? response).headersSent || response.sent) return;
  const add = (name: string, values: readonly string[]) => {
    const value = append([response.getHeader(name) ?? []].flat().join(', '), [...values]);
    if (response.raw && response.header) response.header(name, value);
    else response.setHeader?.(name, value);
  };
  add('content-language', locales);
  if (vary.length > 0) add('vary', vary);
}

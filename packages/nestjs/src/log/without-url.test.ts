import { ExecutionContextHost } from '@nestjs/core/helpers/execution-context-host.js';
import { describe, expect, it } from 'vitest';
import { withoutUrl } from './without-url.js';

const toHost = (type: string, first: unknown) => {
  const host = new ExecutionContextHost([first]);
  host.setType(type);
  return host;
};

describe('withoutUrl', () => {
  it.each([
    ['the URL', { url: '/orders?side=buy' }, 'GET /orders?side=buy failed', 'GET (URL) failed'],
    ['the URL before a router', { originalUrl: '/api/orders', url: '/orders' }, '/api/orders', '(URL)'],
    ['no frame', { url: '/orders' }, 'GET /orders\n    at /orders.ts', 'GET (URL)\n    at /orders.ts'],
    ['no slash alone', { url: '/' }, 'GET /orders/7', 'GET /orders/7'],
    ['nothing where there is no URL', {}, 'undefined is no text', 'undefined is no text'],
    ['nothing where there is no request', undefined, 'undefined is no text', 'undefined is no text'],
  ])('takes out %s', (_, request, text, expected) => {
    expect(withoutUrl(text, toHost('http', request))).toBe(expected);
  });

  it('keeps a URL that a message holds', () => {
    expect(withoutUrl('GET /orders', toHost('rpc', { url: '/orders' }))).toBe('GET /orders');
  });
});

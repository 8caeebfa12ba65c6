import { ExecutionContextHost } from '@nestjs/core/helpers/execution-context-host.js';
import { describe, expect, it } from 'vitest';
import { toRequestLabel } from './to-request-label.js';

const toHost = (type: string, args: unknown[]) => {
  const host = new ExecutionContextHost(args);
  host.setType(type);
  return host;
};

describe('toRequestLabel', () => {
  const route = { path: '/orders/:id' };

  it.each([
    ['GET /orders/:id', { route }],
    ['GET /api/orders/:id', { route, baseUrl: '/api' }],
    ['GET /orders/:id', { routeOptions: { url: '/orders/:id' } }],
    ['GET (no route)', { route: { path: /orders/ } }],
  ])('tells %s by the pattern of the route', (label, request) => {
    expect(toRequestLabel(toHost('http', [{ method: 'GET', ...request }]))).toBe(label);
  });

  it.each([
    ['rpc orders', { getPattern: () => 'orders' }],
    ['rpc orders', { getChannel: () => 'orders' }],
    ['rpc orders', { getTopic: () => 'orders' }],
    ['rpc orders', { getSubject: () => 'orders' }],
    ['rpc', {}],
  ])('tells %s of a message by what its transport says', (label, context) => {
    expect(toRequestLabel(toHost('rpc', [{}, context]))).toBe(label);
  });

  it.each([
    ['ws orders', 'ws', 'orders'],
    ['Query.order', 'graphql', { parentType: { name: 'Query' }, fieldName: 'order' }],
    ['cron', 'cron', undefined],
    ['graphql', 'graphql', undefined],
  ])('tells %s on the host %s', (label, type, last) => {
    expect(toRequestLabel(toHost(type, [{}, {}, {}, last]))).toBe(label);
  });
});

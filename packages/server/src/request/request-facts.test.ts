import { describe, expect, it } from 'vitest';
import { NodeRequestFacts, toRequestId, wantsProblem } from './request-facts.js';

const toFacts = (request: object) => new NodeRequestFacts({ headers: {}, ...request });

it.each([
  ['application/problem+json', true],
  ['application/problem+json; charset=utf-8', true],
  ['application/json;profile="a,b;c";q=0.5, application/problem+json;v="1;q=0"', true],
  ['Application/Problem+JSON', true],
  ['application/json, application/problem+json', false],
  ['application/json;q=0.5, application/problem+json', true],
  ['application/json;q=0.5, */*', false],
  ['*/*', false],
  [undefined, false],
])('a request that accepts %s wants problem details: %s', (accept, wanted) => {
  expect(wantsProblem(toFacts({ headers: { accept } }))).toBe(wanted);
});

it.each([
  ['both ids', { id: 'req-1', headers: { 'x-request-id': 'e7-42' } }, 'req-1 e7-42'],
  ['one id once', { id: 'e7-42', headers: { 'x-request-id': 'e7-42' } }, 'e7-42'],
  ['a number', { id: 7 }, '7'],
  ['no id that would forge a line', { headers: { 'x-request-id': 'GET / 200 [7]' } }, undefined],
  ['nothing', {}, undefined],
])('toRequestId returns %s', (_, request, id) => {
  expect(toRequestId(toFacts(request))).toBe(id);
});

describe('NodeRequestFacts', () => {
  it.each([
    ['/orders/:id', { route: { path: '/orders/:id' } }],
    ['/api/orders/:id', { route: { path: '/orders/:id' }, baseUrl: '/api' }],
    ['/orders/:id', { routeOptions: { url: '/orders/:id' } }],
    [undefined, { route: { path: /orders/ } }],
  ])('has the pattern of the route %s', (route, request) => {
    expect(toFacts(request).route).toBe(route);
  });

  it('has the URL before a router, and headers by any case', () => {
    const facts = toFacts({ originalUrl: '/api/orders', url: '/orders', headers: { 'x-a': ['1', '2'] } });
    expect([facts.url, facts.headers.get('X-A'), facts.headers.get('x-b')]).toEqual([
      '/api/orders',
      '1, 2',
      undefined,
    ]);
  });
});

import { ExecutionContextHost } from '@nestjs/core/helpers/execution-context-host.js';
import { describe, expect, it } from 'vitest';
import { HANDSHAKE } from './handshake.js';
import { toRequestFacts } from './to-request-facts.js';

const toFacts = (type: string, args: unknown[]) => {
  const host = new ExecutionContextHost(args);
  host.setType(type);
  return toRequestFacts(host);
};

describe('toRequestFacts', () => {
  const headers = { 'accept-language': 'de' };
  const request = { headers, url: '/orders' };

  it.each<[where: string, type: string, args: unknown[]]>([
    ['the request', 'http', [request]],
    ['the handshake of Socket.IO', 'ws', [{ handshake: request }]],
    ['the request that opened a WebSocket', 'ws', [{ [HANDSHAKE]: request }]],
    ['the request of Apollo', 'graphql', [{}, {}, { req: request }]],
    ['the request of another server of GraphQL', 'graphql', [{}, {}, { request }]],
    ['the request of a connection of graphql-ws', 'graphql', [{}, {}, { req: { extra: { request } } }]],
  ])('is %s itself', (_, type, args) => {
    expect(toFacts(type, args)).toBe(request);
  });

  it.each<[where: string, context: object]>([
    ['the metadata of a message', { getMetadata: () => headers }],
    ['the map of gRPC', { getMap: () => headers }],
    ['the map where there is no metadata', { getMetadata: () => undefined, getMap: () => headers }],
    ['the metadata before the map', { getMetadata: () => headers, getMap: () => ({}) }],
  ])('has for headers %s', (_, context) => {
    expect(toFacts('rpc', [{}, context])).toEqual({ headers });
  });

  it.each<[type: string, args: unknown[]]>([
    ['http', []],
    ['http', [{ url: '/orders' }]],
    ['ws', []],
    ['ws', [{}]],
    ['graphql', []],
    ['graphql', [{}, {}, {}]],
    ['rpc', []],
    ['rpc', [{}, {}]],
    ['cron', [request, request, request]],
  ])('has no headers on the host %s with %j', (type, args) => {
    expect(toFacts(type, args)).toEqual({ headers: {} });
  });
});

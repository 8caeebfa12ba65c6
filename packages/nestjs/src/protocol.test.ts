import { createErrorData, type ErrorData, spotV3Errors } from '@errlex/core';
import type { LogEntry } from '@errlex/server';
import type { MappedError } from '@errlex/server/adapter';
import { ApplicationConfig, HttpAdapterHost } from '@nestjs/core';
import { ExecutionContextHost } from '@nestjs/core/helpers/execution-context-host.js';
import { describe, expect, it } from 'vitest';
import { createErrlexContext } from './errlex.context.js';
import { GraphqlReply, graphqlProtocol } from './graphql/reply-graphql.js';

import { httpProtocol } from './http/reply-http.js';
import { rpcProtocol } from './microservices/reply-rpc.js';
import type { Protocol } from './protocol.js';
import { HANDSHAKE, wsProtocol } from './websockets/reply-ws.js';

const mapped: MappedError = {
  error: createErrorData('INVALID_SYMBOL'),
  httpStatus: 400,
  isFault: false,
};
const adapterHost = new HttpAdapterHost();
const faults: LogEntry[] = [];
const log = (entry: LogEntry) => faults.push(entry);
const context = await createErrlexContext(
  { errors: spotV3Errors, log },
  new ApplicationConfig(),
  adapterHost,
);

const reply = (protocol: Protocol, host: ExecutionContextHost, one = mapped) =>
  protocol.reply(one, protocol.readFacts(host), host, context, undefined);

function toHost(type: string, args: unknown[]): ExecutionContextHost {
  const host = new ExecutionContextHost(args);
  host.setType(type);
  return host;
}

describe('wsProtocol', () => {
  const sentFrame = '{"event":"exception","data":{"code":-1121,"msg":"Invalid symbol."}}';

  it.each([
    ['is open', 1, [sentFrame]],
    ['is closing', 2, []],
    ['has closed', 3, []],
  ])('sends to a WebSocket only while it is open: it %s', (_, readyState, frames) => {
    const sent: string[] = [];
    reply(wsProtocol, toHost('ws', [{ readyState, send: (frame: string) => sent.push(frame) }]));
    expect(sent).toEqual(frames);
  });
});

describe('graphqlProtocol', () => {
  it.each([undefined, {}, { req: {} }])('sends in the context %j, which has no response', (operation) => {
    const error = reply(graphqlProtocol, toHost('graphql', [undefined, {}, operation])) as GraphqlReply;
    expect(error).toBeInstanceOf(GraphqlReply);
    expect(error.message).toBe('Invalid symbol.');
    expect(error.extensions).toStrictEqual({ code: -1121, reason: 'INVALID_SYMBOL', params: {} });
  });

  it('sends no reason for a code without one', () => {
    const unlisted = { code: -9999, reason: undefined, messageId: undefined, definition: undefined };
    const error: ErrorData = { ...mapped.error, ...unlisted };
    const sent = reply(graphqlProtocol, toHost('graphql', [undefined, {}, {}]), {
      ...mapped,
      error,
    }) as GraphqlReply;
    expect(sent.extensions).toStrictEqual({ code: -9999, params: {} });
  });
});

describe('httpProtocol', () => {
  const failure = new Error('The response is broken.');

  it('breaks a response off that cannot be sent, and logs why', () => {
    let destroyed = 0;
    const response = {
      getHeader: () => undefined,
      getHeaderNames: () => {
        throw failure;
      },
      destroy: () => {
        destroyed++;
      },
    };
    faults.length = 0;
    reply(httpProtocol, toHost('http', [{ headers: {} }, response]));
    expect(faults).toMatchObject([
      { message: 'errlex: the response could not be sent', stack: expect.stringContaining(failure.message) },
    ]);
    expect(destroyed).toBe(1);
  });
});

describe('readFacts', () => {
  const headers = { 'accept-language': 'de' };
  const request = { headers, url: '/orders' };
  const readFacts = (protocol: Protocol, args: unknown[]) =>
    protocol.readFacts(new ExecutionContextHost(args));
  const language = (protocol: Protocol, args: unknown[]) =>
    readFacts(protocol, args).headers.get('Accept-Language');

  it.each<[what: string, protocol: Protocol, args: unknown[]]>([
    ['the request', httpProtocol, [request]],
    ['the handshake of Socket.IO', wsProtocol, [{ handshake: request }]],
    ['the request that opened a WebSocket', wsProtocol, [{ [HANDSHAKE]: request }]],
    ['the request of Apollo', graphqlProtocol, [{}, {}, { req: request }]],
    ['the request of another server of GraphQL', graphqlProtocol, [{}, {}, { request }]],
    ['the request of Mercurius', graphqlProtocol, [{}, {}, { reply: { request } }]],
    ['a connection of graphql-ws', graphqlProtocol, [{}, {}, { req: { extra: { request } } }]],
    ['the metadata of a message', rpcProtocol, [{}, { getMetadata: () => headers }]],
    ['the map of gRPC', rpcProtocol, [{}, { getMap: () => headers }]],
    ['the map without metadata', rpcProtocol, [{}, { getMetadata: () => undefined, getMap: () => headers }]],
  ])('reads the headers of %s', (_, protocol, args) => {
    expect(language(protocol, args)).toBe('de');
  });

  it.each<[protocol: Protocol, args: unknown[]]>([
    [httpProtocol, []],
    [httpProtocol, [{ url: '/orders' }]],
    [wsProtocol, []],
    [wsProtocol, [{}]],
    [graphqlProtocol, []],
    [graphqlProtocol, [{}, {}, {}]],
    [rpcProtocol, []],
    [rpcProtocol, [{}, {}]],
  ])('finds no headers in other arguments: %#', (protocol, args) => {
    expect(language(protocol, args)).toBeUndefined();
  });

  it.each<[route: string, protocol: Protocol, args: unknown[]]>([
    ['rpc orders', rpcProtocol, [{}, { getPattern: () => 'orders' }]],
    ['rpc orders', rpcProtocol, [{}, { getChannel: () => 'orders' }]],
    ['rpc orders', rpcProtocol, [{}, { getTopic: () => 'orders' }]],
    ['rpc orders', rpcProtocol, [{}, { getSubject: () => 'orders' }]],
    ['rpc', rpcProtocol, [{}, {}]],
    ['ws orders', wsProtocol, [{}, {}, {}, 'orders']],
    ['Query.order', graphqlProtocol, [{}, {}, {}, { parentType: { name: 'Query' }, fieldName: 'order' }]],
    ['graphql', graphqlProtocol, []],
  ])('has the pattern %s', (route, protocol, args) => {
    expect(readFacts(protocol, args).route).toBe(route);
  });
});

import { createErrorData, type ErrorData, spotV3Errors } from '@errlex/core';
import { ApplicationConfig, HttpAdapterHost } from '@nestjs/core';
import { ExecutionContextHost } from '@nestjs/core/helpers/execution-context-host.js';
import { describe, expect, it } from 'vitest';
import { createContext } from '../errlex.context.js';
import type { MappedError } from '../mapping/mapped-error.js';
import { GraphqlReply } from './graphql-reply.js';
import { replyGraphql } from './reply-graphql.js';
import { replyHttp } from './reply-http.js';
import { replyWs } from './reply-ws.js';

const mapped: MappedError = {
  error: createErrorData('INVALID_SYMBOL'),
  httpStatus: 400,
  isFault: false,
};
const adapterHost = new HttpAdapterHost();
const context = await createContext({ errors: spotV3Errors }, new ApplicationConfig(), adapterHost);

function toHost(type: string, args: unknown[]): ExecutionContextHost {
  const host = new ExecutionContextHost(args);
  host.setType(type);
  return host;
}

describe('replyWs', () => {
  const sentFrame = '{"event":"exception","data":{"code":-1121,"msg":"Invalid symbol."}}';

  it.each([
    ['is open', 1, [sentFrame]],
    ['is closing', 2, []],
    ['has closed', 3, []],
  ])('sends to a WebSocket only while it is open: it %s', (_, readyState, frames) => {
    const sent: string[] = [];
    replyWs(mapped, toHost('ws', [{ readyState, send: (frame: string) => sent.push(frame) }]), context);
    expect(sent).toEqual(frames);
  });
});

describe('replyGraphql', () => {
  it.each([undefined, {}, { req: {} }])('sends in the context %j, which has no response', (operation) => {
    const reply = replyGraphql(mapped, toHost('graphql', [undefined, {}, operation]), context);
    expect(reply).toBeInstanceOf(GraphqlReply);
    expect(reply.message).toBe('Invalid symbol.');
    expect(reply.extensions).toStrictEqual({ code: -1121, reason: 'INVALID_SYMBOL', params: {} });
  });

  it('sends no reason for a code without one', () => {
    const unlisted = { code: -9999, reason: undefined, messageId: undefined, definition: undefined };
    const error: ErrorData = { ...mapped.error, ...unlisted };
    const reply = replyGraphql({ ...mapped, error }, toHost('graphql', [undefined, {}, {}]), context);
    expect(reply.extensions).toStrictEqual({ code: -9999, params: {} });
  });
});

describe('replyHttp', () => {
  const failure = new Error('The response is broken.');
  const headers = {
    getHeader: () => undefined,
    getHeaders: () => {
      throw failure;
    },
  };

  it.each([
    ['of Express', (end: () => void) => ({ ...headers, end })],
    ['of Fastify', (end: () => void) => ({ ...headers, raw: { end } })],
    [
      'that cannot be ended either',
      (end: () => void) => ({
        ...headers,
        end: () => {
          end();
          throw new Error('ended');
        },
      }),
    ],
  ])('ends a response %s that cannot be sent, and throws why', (_, toResponse) => {
    let ended = 0;
    const response = toResponse(() => {
      ended++;
    });
    expect(() => replyHttp(mapped, toHost('http', [{ headers: {} }, response]), context)).toThrow(failure);
    expect(ended).toBe(1);
  });
});

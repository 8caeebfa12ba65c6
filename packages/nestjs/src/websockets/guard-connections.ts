import { type AnyApiError, type AnyErrorSet, ApiError, spotV3Errors } from '@errlex/core';
import { createRoleError } from '@errlex/server/adapter';
import { type ExceptionFilter, Inject, Optional } from '@nestjs/common';
import { ApplicationConfig } from '@nestjs/core';
import { createHost } from '../create-host.js';
import { ERRLEX_CONTEXT, ERRLEX_FILTER, type ErrlexContext } from '../errlex.context.js';
import type { Carrier } from '../protocol.js';
import { HANDSHAKE, isNative, type NativeSocket, type Socket } from './reply-ws.js';

const FILTER = Symbol('filter');
const CONFIG = Symbol('config');
const CONTEXT = Symbol('context');

/** The close code of a WebSocket whose connection is rejected. */
const POLICY_VIOLATION = 1008;

/** The subset of a gateway that we use, and the properties that Nest injects into it. */
interface Gateway {
  readonly [FILTER]: ExceptionFilter;
  readonly [CONFIG]: ApplicationConfig;
  readonly [CONTEXT]?: Pick<ErrlexContext, 'errors'>;
  handleConnection?(client: Socket, ...rest: unknown[]): unknown;
  handleDisconnect?(client: Socket, ...rest: unknown[]): unknown;
}

/**
 * Makes a gateway send errors from outside of its message handlers: Nest ends the process if `handleConnection`
 * throws, and drops a frame that cannot be read. A client whose connection fails gets the error and is disconnected.
 */
export function guardConnections(prototype: Gateway): void {
  const { handleConnection, handleDisconnect } = prototype;
  Inject(ERRLEX_FILTER)(prototype, FILTER);
  Inject(ApplicationConfig)(prototype, CONFIG);
  Inject(ERRLEX_CONTEXT)(prototype, CONTEXT);
  Optional()(prototype, CONTEXT);
  define(prototype, 'handleConnection', async function (client, ...rest) {
    if (isNative(client)) watchFrames(this, client, rest[0]);
    try {
      await handleConnection?.call(this, client, ...rest);
    } catch (thrown) {
      sendError(this, client, 'connection', thrown);
      if (isNative(client)) client.close(POLICY_VIOLATION);
      else client.disconnect(true);
    }
  });
  if (handleDisconnect === undefined) return;
  define(prototype, 'handleDisconnect', async function (client, ...rest) {
    try {
      await handleDisconnect.call(this, client, ...rest);
    } catch (thrown) {
      sendError(this, client, 'disconnect', thrown);
    }
  });
}

function define(
  prototype: Gateway,
  name: 'handleConnection' | 'handleDisconnect',
  value: (this: Gateway, client: Socket, ...rest: unknown[]) => Promise<void>,
): void {
  Object.defineProperty(prototype, name, { value, configurable: true, writable: true });
}

/** Watches each socket once, however many gateways share it. */
function watchFrames(gateway: Gateway, client: NativeSocket, request: unknown): void {
  if (client[HANDSHAKE]) return;
  client[HANDSHAKE] = (request ?? {}) as Carrier;
  const adapter = gateway[CONFIG].getIoAdapter() as FrameAdapter;
  client.addEventListener('message', ({ data }) => {
    const error = toFrameError(data, adapter, gateway[CONTEXT]?.errors ?? spotV3Errors);
    if (error) sendError(gateway, client, 'message', error);
  });
}

function sendError(gateway: Gateway, client: Socket, pattern: string, thrown: unknown): void {
  gateway[FILTER].catch(thrown, createHost('ws', [client, undefined, undefined, pattern]));
}

/** The adapter of `ws`, which may have a parser of the application. */
interface FrameAdapter {
  messageParser?(data: unknown): unknown;
}

/**
 * Returns the error of a frame that Nest drops because it cannot find a handler for it: the frame cannot be parsed,
 * or it names no event. Undefined for all other frames, and for those that the parser drops by returning undefined.
 */
function toFrameError(data: unknown, adapter: FrameAdapter, errors: AnyErrorSet): AnyApiError | undefined {
  try {
    const message = adapter.messageParser ? adapter.messageParser(data) : JSON.parse(String(data));
    if (message === undefined || typeof message?.event === 'string') return undefined;
    return new ApiError(createRoleError(errors, 'missingParam', 'event'));
  } catch {
    return new ApiError(createRoleError(errors, 'malformedBody'));
  }
}

import { type ExceptionFilter, Inject } from '@nestjs/common';
import { ApplicationConfig } from '@nestjs/core';
import { ApiExceptionFilter } from '../api-exception.filter.js';
import { isNative, type NativeSocket, type Socket } from '../hosts/socket.js';
import { HANDSHAKE } from '../request/handshake.js';
import type { RequestFacts } from '../request/to-request-facts.js';
import { createWsHost } from './create-ws-host.js';
import { type FrameAdapter, toFrameError } from './to-frame-error.js';

const FILTER = Symbol('filter');
const CONFIG = Symbol('config');

/** The code that a WebSocket is closed with whose connection was refused. */
const POLICY_VIOLATION = 1008;

/** What is used of a gateway, and what Nest is asked to put into it. */
interface Gateway {
  readonly [FILTER]: ExceptionFilter;
  readonly [CONFIG]: ApplicationConfig;
  handleConnection?(client: Socket, ...rest: unknown[]): unknown;
  handleDisconnect?(client: Socket, ...rest: unknown[]): unknown;
}

/**
 * Has a gateway answer what it fails with outside of its handlers: Nest ends the process for an error of
 * `handleConnection`, and drops a frame that cannot be read. A client whose connection fails is told why, and
 * is disconnected.
 */
export function guardConnections(prototype: Gateway): void {
  const { handleConnection, handleDisconnect } = prototype;
  Inject(ApiExceptionFilter)(prototype, FILTER);
  Inject(ApplicationConfig)(prototype, CONFIG);
  define(prototype, 'handleConnection', async function (client, ...rest) {
    if (isNative(client)) watchFrames(this, client, rest[0]);
    try {
      await handleConnection?.call(this, client, ...rest);
    } catch (thrown) {
      answer(this, client, 'connection', thrown);
      if (isNative(client)) client.close(POLICY_VIOLATION);
      else client.disconnect(true);
    }
  });
  if (handleDisconnect === undefined) return;
  define(prototype, 'handleDisconnect', async function (client, ...rest) {
    try {
      await handleDisconnect.call(this, client, ...rest);
    } catch (thrown) {
      answer(this, client, 'disconnect', thrown);
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

/** Once for each socket, however many gateways share it. */
function watchFrames(gateway: Gateway, client: NativeSocket, request: unknown): void {
  if (client[HANDSHAKE]) return;
  client[HANDSHAKE] = (request ?? {}) as Partial<RequestFacts>;
  const adapter = gateway[CONFIG].getIoAdapter() as FrameAdapter;
  client.addEventListener('message', ({ data }) => {
    const error = toFrameError(data, adapter);
    if (error) answer(gateway, client, 'message', error);
  });
}

function answer(gateway: Gateway, client: Socket, pattern: string, thrown: unknown): void {
  gateway[FILTER].catch(thrown, createWsHost(client, pattern));
}

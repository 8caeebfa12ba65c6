import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import type { INestApplication } from '@nestjs/common';
import { IoAdapter } from '@nestjs/platform-socket.io';
import { WsAdapter } from '@nestjs/platform-ws';
import { io } from 'socket.io-client';
import { WebSocket } from 'ws';
import type { Server } from './server.fixture.js';

/** A socket of either kind, as a client sees it. */
export interface TestSocket {
  /** The event that comes next, whichever it is. */
  next(): Promise<{ readonly event: string; readonly data: unknown }>;
  /** Resolves with what closed it. */
  readonly closed: Promise<unknown>;
  send(event: string, data?: unknown): void;
  close(): void;
}

export interface SocketKind {
  readonly kind: string;
  createAdapter(app: INestApplication): IoAdapter | WsAdapter;
  open(server: Server, options?: SocketOptions): Promise<TestSocket & { readonly raw: never }>;
}

export interface SocketOptions {
  readonly language?: string;
  readonly query?: string;
}

interface Queue {
  push(told: { event: string; data: unknown }): void;
  next: TestSocket['next'];
}

/** The two kinds that Nest has an adapter for. */
export const socketKinds: readonly SocketKind[] = [
  {
    kind: 'socket.io',
    createAdapter: (app) => new IoAdapter(app),
    open: async (server, options = {}) => {
      const socket = io(`http://127.0.0.1:${toPort(server)}?${options.query ?? ''}`, {
        transports: ['websocket'],
        forceNew: true,
        reconnection: false,
        extraHeaders: toHeaders(options),
      });
      const { push, next } = createQueue();
      socket.onAny((event, data) => push({ event, data }));
      const closed = new Promise((resolve) => socket.once('disconnect', resolve));
      await new Promise<void>((resolve, reject) => {
        socket.once('connect', resolve);
        socket.once('connect_error', reject);
      });
      const send = (event: string, data?: unknown) => void socket.emit(event, data);
      return { next, closed, send, close: () => void socket.close(), raw: socket as never };
    },
  },
  {
    kind: 'ws',
    createAdapter: (app) => new WsAdapter(app),
    open: async (server, options = {}) => {
      const url = `ws://127.0.0.1:${toPort(server)}/?${options.query ?? ''}`;
      const socket = new WebSocket(url, { headers: toHeaders(options) });
      const { push, next } = createQueue();
      socket.on('message', (frame) => push(JSON.parse(String(frame))));
      const closed = once(socket, 'close').then(([code]) => code);
      await once(socket, 'open');
      const send = (event: string, data?: unknown) => socket.send(JSON.stringify({ event, data }));
      return { next, closed, send, close: () => socket.close(), raw: socket as never };
    },
  },
];

function toPort({ app }: Server): number {
  return (app.getHttpServer().address() as AddressInfo).port;
}

function toHeaders({ language }: SocketOptions): Record<string, string> {
  return language === undefined ? {} : { 'Accept-Language': language };
}

function createQueue(): Queue {
  const told: { event: string; data: unknown }[] = [];
  return {
    push: (one) => void told.push(one),
    next: async () => {
      for (let tries = 0; tries < 200; tries++) {
        const one = told.shift();
        if (one) return one;
        await wait(5);
      }
      throw new Error('nothing came within a second');
    },
  };
}

import { request as httpRequest, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { INestApplication, LoggerService, Type } from '@nestjs/common';
import { type AbstractHttpAdapter, NestFactory } from '@nestjs/core';
import { ExpressAdapter } from '@nestjs/platform-express';
import { FastifyAdapter } from '@nestjs/platform-fastify';

export interface Platform {
  readonly platform: string;
  readonly createAdapter: () => AbstractHttpAdapter;
}

/** The HTTP adapters that every fact is tried on. */
export const platforms: readonly Platform[] = [
  { platform: 'Express', createAdapter: () => new ExpressAdapter() },
  { platform: 'Fastify', createAdapter: () => new FastifyAdapter() },
];

export interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly text: string;
}

export interface Question {
  readonly method?: string;
  readonly language?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

export interface Server {
  readonly app: INestApplication;
  /** The log entries of level error, one line each. */
  readonly errors: string[];
  readonly warnings: string[];
  ask(path: string, question?: Question): Promise<Answer>;
  close(): Promise<void>;
}

/** Starts an application on a port of its own. */
export async function startServer(
  module: Type,
  { createAdapter }: Platform,
  configure: (app: INestApplication) => void = () => {},
): Promise<Server> {
  const errors: string[] = [];
  const warnings: string[] = [];
  const silent = () => {};
  const logger: LoggerService = {
    log: silent,
    warn: (...parts: unknown[]) => warnings.push(parts.join(' ')),
    error: (...parts: unknown[]) => errors.push(parts.join(' ')),
  };
  const app = await NestFactory.create(module, createAdapter(), { logger, abortOnError: false });
  configure(app);
  await app.listen(0, '127.0.0.1');
  const { port } = app.getHttpServer().address() as AddressInfo;
  return {
    app,
    errors,
    warnings,
    ask: (path, question) => ask(port, path, question),
    close: () => app.close(),
  };
}

/** One request on a connection of its own, given up after half a minute. */
function ask(port: number, path: string, question: Question = {}): Promise<Answer> {
  const { method = 'GET', language, headers = {}, body } = question;
  return new Promise((resolve, reject) => {
    const request = httpRequest({
      port,
      path,
      method,
      agent: false,
      timeout: 30_000,
      headers: { ...headers, ...(language === undefined ? {} : { 'Accept-Language': language }) },
    });
    request.on('error', reject);
    request.on('timeout', () => request.destroy(new Error(`${method} ${path} was not answered`)));
    request.on('response', (response) => {
      let text = '';
      response.setEncoding('utf8');
      response.on('data', (chunk) => (text += chunk));
      response.on('error', reject);
      response.on('end', () =>
        resolve({ status: response.statusCode ?? 0, headers: response.headers, text }),
      );
    });
    request.end(body);
  });
}

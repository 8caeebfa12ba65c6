import { createApiError } from '@errlex/core';
import { type ArgumentsHost, Catch, type ExceptionFilter } from '@nestjs/common';
import type { Response } from 'express';

/** Thrown to send a response that is not written from an error, or that never ends. */
export class RawResponse extends Error {
  readonly send: (response: Response) => unknown;

  constructor(send: (response: Response) => unknown) {
    super('A response that the request asked for');
    this.send = send;
  }
}

@Catch(RawResponse)
export class RawResponseFilter implements ExceptionFilter<RawResponse> {
  catch(raw: RawResponse, host: ArgumentsHost): void {
    raw.send(host.switchToHttp().getResponse<Response>());
  }
}

/** The facts that a fault's response depends on. */
export interface FaultFacts {
  /** Body of the real response; `undefined` if the request was not executed. */
  readonly body?: string | undefined;
  /** Milliseconds until a ban ends. */
  readonly ban: number;
}

const PAGE =
  '<!doctype html><html><head><title>502</title></head><body><h1>502 Bad Gateway</h1></body></html>';

const rawJson = (status: number, json: string) =>
  new RawResponse((response) => response.status(status).type('json').send(json));

/** Returns the error that each fault throws. Batches handle `PARTIAL_BATCH`. */
export const faults = {
  UNKNOWN_ERROR: () => createApiError('UNKNOWN_ERROR'),
  SYSTEM_ERROR: () => createApiError('SYSTEM_ERROR'),
  RATE_LIMIT: () => rawJson(429, '{"code":429,"msg":"Too many requests"}'),
  RATE_LIMIT_TEXT: () =>
    new RawResponse((response) => response.status(429).type('text').send('Too many requests')),
  BAN: ({ ban }) =>
    rawJson(418, `{"code":-1003,"msg":"Too many requests; IP banned until ${Date.now() + ban}."}`),
  BAN_DATA: ({ ban }) => {
    const serverTime = Date.now();
    const data = JSON.stringify({ serverTime, retryAfter: serverTime + ban });
    return rawJson(418, `{"code":-1003,"msg":"Too many requests; IP banned.","data":${data}}`);
  },
  BAD_GATEWAY: () => new RawResponse((response) => response.status(502).type('html').send(PAGE)),
  DROP: () => new RawResponse((response) => response.destroy()),
  CUT: ({ body = '' }) =>
    new RawResponse((response) => {
      const half = body.slice(0, body.length / 2);
      response.set('Content-Length', String(Buffer.byteLength(body))).write(half, () => response.destroy());
    }),
  DUPLICATE: () => createApiError('PARAM_ERROR', { parameter: 'newClientOrderId' }),
  CANCEL_REPLACE: ({ body }) => {
    const results = body === undefined ? ['SUCCESS', 'FAILURE'] : ['FAILURE', 'SUCCESS'];
    const placed = body === undefined ? '' : `,"newOrderResponse":${body}`;
    const data = `{"cancelResult":"${results[0]}","newOrderResult":"${results[1]}"${placed}}`;
    return rawJson(409, `{"code":-2021,"msg":"Order cancel-replace partially failed.","data":${data}}`);
  },
  PARTIAL_BATCH: () => undefined,
} as const satisfies Readonly<Record<string, (facts: FaultFacts) => unknown>>;

export type FaultName = keyof typeof faults;

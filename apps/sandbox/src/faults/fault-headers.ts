import { setTimeout } from 'node:timers/promises';
import { createApiError } from '@errlex/core';
import {
  type CallHandler,
  createParamDecorator,
  type ExecutionContext,
  Injectable,
  type NestInterceptor,
} from '@nestjs/common';
import type { NextFunction, Request, Response } from 'express';
import { type Observable, tap } from 'rxjs';
import { type FaultName, faults } from './faults.js';

/** The fault that a request asks for. Times are in milliseconds. */
export interface RequestedFault {
  readonly name: FaultName | undefined;
  /** Whether the request is executed before it fails. */
  readonly isExecuted: boolean;
  /** How long the request travels before anything is checked. */
  readonly latency: number;
  /** How long the request waits between the check of its timestamp and its execution. */
  readonly queue: number;
  /** How long until queries show the order that the request places. */
  readonly visibleAfter: number;
  /** How far the timestamp may be off. */
  readonly window: number | undefined;
  /** How long a ban lasts. */
  readonly ban: number;
  /** Value of `Retry-After`: seconds or a date. */
  readonly retryAfter: string | undefined;
}

const NAMES = new RegExp(`^(${Object.keys(faults).join('|')})$`);
const MILLISECONDS = /^\d{1,6}$/;
const DEFAULT_BAN = '120000';

/** Reads the fault headers of a request. Throws `PARAM_ERROR` for an invalid header. */
export function parseFault(request: Request): RequestedFault {
  const read = (header: string, pattern = MILLISECONDS) => {
    const value = request.get(header);
    if (value !== undefined && !pattern.test(value)) {
      throw createApiError('PARAM_ERROR', { parameter: header });
    }
    return value;
  };
  // The pattern matches nothing but the names.
  const name = read('X-Sandbox-Fault', NAMES) as FaultName | undefined;
  const window = read('X-Sandbox-Window');
  return {
    name,
    isExecuted: read('X-Sandbox-Executed', /^true$/) !== undefined || name === 'CUT',
    latency: Number(read('X-Sandbox-Latency') ?? 0),
    queue: Number(read('X-Sandbox-Queue') ?? 0),
    visibleAfter: Number(read('X-Sandbox-Visible-After') ?? 0),
    window: window === undefined ? undefined : Number(window),
    ban: Number(read('X-Sandbox-Ban') ?? DEFAULT_BAN),
    retryAfter: read('X-Sandbox-Retry-After', /^[\w ,:]+$/),
  };
}

/** Injects the fault that the request asks for. */
export const Fault = createParamDecorator((_: unknown, context: ExecutionContext) =>
  parseFault(context.switchToHttp().getRequest<Request>()),
);

/** Waits and fails as a request asks, before anything else is checked. */
export async function failBefore(request: Request, response: Response, next: NextFunction): Promise<void> {
  const fault = parseFault(request);
  if (fault.latency > 0) await setTimeout(fault.latency);
  if (!fault.isExecuted) fail(fault, response);
  next();
}

/** Replaces the response to an executed request, if the request asks for that. Other errors stay as they are. */
@Injectable()
export class FailAfterInterceptor implements NestInterceptor {
  intercept(context: ExecutionContext, next: CallHandler<string>): Observable<string> {
    const http = context.switchToHttp();
    const fault = parseFault(http.getRequest<Request>());
    if (!fault.isExecuted) return next.handle();
    return next.handle().pipe(tap((body) => fail(fault, http.getResponse<Response>(), body)));
  }
}

function fail({ name, ban, retryAfter }: RequestedFault, response: Response, body?: string): void {
  const error = name && faults[name]({ body, ban });
  if (error === undefined) return;
  if (retryAfter !== undefined) response.set('Retry-After', retryAfter);
  throw error;
}

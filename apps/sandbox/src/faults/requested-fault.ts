import { createApiError } from '@errlex/core';
import type { Request, Response } from 'express';
import { type FaultName, faults } from './faults.js';

/** The header that names a fault. */
export const FAULT_HEADER = 'X-Sandbox-Fault';

/** The fault that a request asks for. */
export interface RequestedFault {
  readonly name: FaultName | undefined;
  /** Whether the request is executed before it fails. */
  readonly isExecuted: boolean;
  /** In milliseconds. */
  readonly latency: number;
  /** Value of `Retry-After`: seconds or a date. */
  readonly retryAfter: string | undefined;
}

/** Reads the fault headers of a request. Throws `PARAM_ERROR` for an invalid header. */
export function parseFault(request: Request): RequestedFault {
  const read = (header: string, pattern: RegExp) => {
    const value = request.get(header);
    if (value !== undefined && !pattern.test(value))
      throw createApiError('PARAM_ERROR', { parameter: header });
    return value;
  };
  const names = new RegExp(`^(${Object.keys(faults).join('|')})$`);
  // The pattern holds nothing but the names.
  const name = read(FAULT_HEADER, names) as FaultName | undefined;
  return {
    name,
    isExecuted: read('X-Sandbox-Executed', /^true$/) !== undefined || name === 'CUT',
    latency: Number(read('X-Sandbox-Latency', /^\d{1,5}$/) ?? 0),
    retryAfter: read('X-Sandbox-Retry-After', /^[\w ,:]+$/),
  };
}

/** Throws what a fault sends instead of the response. */
export function fail({ name, retryAfter }: RequestedFault, response: Response, body = ''): void {
  const error = name && faults[name](body);
  if (error === undefined) return;
  if (retryAfter !== undefined) response.set('Retry-After', retryAfter);
  throw error;
}

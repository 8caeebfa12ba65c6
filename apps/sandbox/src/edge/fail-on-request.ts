import { createApiError } from '@errlex/core';
import type { NextFunction, Request, Response } from 'express';

/** The header that asks for a fault which no request can provoke honestly. */
const FAULT_HEADER = 'X-Sandbox-Fault';

/** Middleware that fails where the fault header says so, before anything else is looked at. */
export function failOnRequest(request: Request, _: Response, next: NextFunction): void {
  const fault = request.get(FAULT_HEADER);
  if (fault === 'UNKNOWN_ERROR' || fault === 'SYSTEM_ERROR') throw createApiError(fault, {});
  if (fault !== undefined) throw createApiError('PARAM_ERROR', { parameter: FAULT_HEADER });
  next();
}

import { createApiError } from '@errlex/core';
import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import type { SandboxRequest } from './request.js';

/** The header that asks for a fault which no request can provoke honestly. */
export const FAULT_HEADER = 'X-Sandbox-Fault';

/** Fails where the fault header says so, before anything else is looked at. */
@Injectable()
export class FaultGuard implements CanActivate {
  canActivate(context: ExecutionContext): boolean {
    const fault = context.switchToHttp().getRequest<SandboxRequest>().headers[FAULT_HEADER.toLowerCase()];
    if (fault === undefined) return true;
    if (fault === 'UNKNOWN_ERROR' || fault === 'SYSTEM_ERROR') throw createApiError(fault, {});
    throw createApiError('PARAM_ERROR', { parameter: FAULT_HEADER });
  }
}

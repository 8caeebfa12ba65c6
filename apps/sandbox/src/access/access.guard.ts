import { createApiError } from '@errlex/core';
import {
  type CanActivate,
  createParamDecorator,
  type ExecutionContext,
  Inject,
  Injectable,
} from '@nestjs/common';
import { readBody, type SandboxRequest } from '../edge/request.js';
import { type Account, Accounts } from '../trading/accounts.js';
import { parseAccess } from './parse-access.js';

const callers = new WeakMap<SandboxRequest, Account>();

/** Lets a request in that a known key has signed; what is not read with GET needs the permission to trade. */
@Injectable()
export class AccessGuard implements CanActivate {
  @Inject(Accounts) readonly accounts!: Accounts;

  canActivate(context: ExecutionContext): boolean {
    const request = context.switchToHttp().getRequest<SandboxRequest>();
    const { headers, method, originalUrl: path } = request;
    const address = request.socket.remoteAddress ?? '';
    const key = parseAccess({ headers, method, path, body: readBody(request), address }, Date.now());
    const reads = method === 'GET' || method === 'HEAD';
    if (key.permission === 'read' && !reads) throw createApiError('INSUFFICIENT_PERMISSIONS');
    callers.set(request, this.accounts.of(key));
    return true;
  }
}

/** The account behind a request that the guard has let in. */
export const Caller = createParamDecorator((_: unknown, context: ExecutionContext) =>
  callers.get(context.switchToHttp().getRequest<SandboxRequest>()),
);

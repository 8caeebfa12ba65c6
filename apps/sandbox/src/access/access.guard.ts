import { type CanActivate, createParamDecorator, type ExecutionContext, Injectable } from '@nestjs/common';
import type { Request } from 'express';
import type { DemoKey } from './demo-keys.js';
import { parseAccess } from './parse-access.js';

const callers = new WeakMap<Request, DemoKey>();

/** Lets a request in that a known key has signed; what is not read with GET needs the permission to trade. */
@Injectable()
export class AccessGuard implements CanActivate {
  canActivate(context: ExecutionContext): boolean {
    const request = context.switchToHttp().getRequest<Request>();
    callers.set(request, parseAccess(request, Date.now()));
    return true;
  }
}

/** The key behind a request that the guard has let in. */
export const Caller = createParamDecorator((_: unknown, context: ExecutionContext) =>
  callers.get(context.switchToHttp().getRequest<Request>()),
);

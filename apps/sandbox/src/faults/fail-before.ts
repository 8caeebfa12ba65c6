import { setTimeout } from 'node:timers/promises';
import type { NextFunction, Request, Response } from 'express';
import { fail, parseFault } from './requested-fault.js';

/** Waits and fails as a request asks, before it is validated. */
export async function failBefore(request: Request, response: Response, next: NextFunction): Promise<void> {
  const fault = parseFault(request);
  await setTimeout(fault.latency);
  if (!fault.isExecuted) fail(fault, response);
  next();
}

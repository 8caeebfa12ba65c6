import { setTimeout } from 'node:timers/promises';
import type { NextFunction, Request, Response } from 'express';
import { fail, parseFault } from './requested-fault.js';

/** Middleware that waits, and fails, as a request asks, before anything else of it is looked at. */
export async function failBefore(request: Request, response: Response, next: NextFunction): Promise<void> {
  const fault = parseFault(request);
  await setTimeout(fault.latency);
  if (!fault.isExecuted) fail(fault, response);
  next();
}

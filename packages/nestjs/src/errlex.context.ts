import type { LogEntry } from '@errlex/server';
import { checkOptions, createContext, type ResponderContext } from '@errlex/server/adapter';
import { Logger } from '@nestjs/common';
import { type ApplicationConfig, type HttpAdapterHost, ModulesContainer } from '@nestjs/core';
import { type ErrlexOptions, moduleRules } from './errlex.options.js';
import { createSelection, type Selection } from './filters/select-filter.js';
import { findEventPatterns } from './microservices/find-event-patterns.js';

/** Everything that errors are mapped and sent with, complete before the application listens. */
export interface ErrlexContext extends ResponderContext {
  readonly selection: Selection;
  readonly adapterHost: HttpAdapterHost;
  /** Whether a message is an event, whose sender receives no error. */
  isEvent(pattern: string): boolean;
}

/** The tokens of the context and of the filter; the same in every copy of this package. */
export const ERRLEX_CONTEXT = Symbol.for('@errlex/nestjs/context');
export const ERRLEX_FILTER = Symbol.for('@errlex/nestjs/filter');

/** Creates the context. Rejects with a `TypeError` that names the option which is wrong. */
export async function createErrlexContext(
  options: ErrlexOptions = {},
  config: ApplicationConfig,
  adapterHost: HttpAdapterHost,
  modules = new ModulesContainer(),
): Promise<ErrlexContext> {
  checkOptions(options, 'ErrlexModule', moduleRules);
  const context = await createContext({ ...options, log: options.log ?? createLog() });
  const selection = createSelection(config, adapterHost, options, context.ask);
  let events: ReadonlySet<string> | undefined;
  const isEvent = (pattern: string) => {
    // All controllers are there with the first error.
    events ??= findEventPatterns(modules);
    return events.has(pattern);
  };
  return Object.assign(context, { selection, adapterHost, isEvent });
}

/** Creates a writer into the log of Nest. */
function createLog(): (entry: LogEntry) => void {
  const logger = new Logger('ApiExceptionFilter');
  return ({ level, message, stack }) => {
    if (level === 'error') logger.error(message, stack);
    else logger[level === 'info' ? 'log' : level](message);
  };
}

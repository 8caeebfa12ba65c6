import type { ArgumentsHost, ExceptionFilter } from '@nestjs/common';
import { type ApplicationConfig, BaseExceptionFilter, type HttpAdapterHost } from '@nestjs/core';
import type { ErrlexOptions } from '../errlex.options.js';
import { safely } from '../safely.js';
import { type CaughtType, isOwnType, toCaughtTypes } from './caught-types.js';

/** Finds the filter to leave an error to; undefined if this package handles it. */
export type Selection = (
  thrown: unknown,
  isOwn: boolean,
  host: ArgumentsHost,
  self: ExceptionFilter,
) => ExceptionFilter | undefined;

interface Candidate {
  readonly filter: ExceptionFilter;
  readonly types: readonly CaughtType[];
}

/**
 * Chooses among the global filters. Own errors are left to filters that name `ApiException` or `ApiError`, other
 * errors to filters that name their class. Errors that `passthrough` accepts, and other errors under `filter: 'api'`,
 * are left to any other filter, else to Nest.
 */
export function createSelection(
  config: ApplicationConfig,
  adapterHost: HttpAdapterHost,
  { filter: mode, passthrough }: Pick<ErrlexOptions, 'filter' | 'passthrough'>,
): Selection {
  const known = new WeakMap<ExceptionFilter, readonly Candidate[] | undefined>();
  return (thrown, isOwn, host, self) => {
    if (!known.has(self)) known.set(self, toCandidates(config.getGlobalFilters(), self));
    const candidates = known.get(self);
    // Bound to a controller or a gateway, a filter was chosen already.
    if (candidates === undefined) return undefined;
    const isLeft = (mode === 'api' && !isOwn) || (passthrough && safely(() => passthrough(thrown)) === true);
    for (const { filter, types } of candidates) {
      const matching = types.filter((type) => safely(() => thrown instanceof type) === true);
      const isNamed = isOwn ? matching.some(isOwnType) : matching.length > 0;
      if (isNamed || (isLeft && (matching.length > 0 || types.length === 0))) return filter;
    }
    return isLeft ? defaultFilter(host, adapterHost) : undefined;
  };
}

/** Lists the other global filters in the order of Nest; undefined if `self` is not a global filter. */
function toCandidates(
  filters: readonly ExceptionFilter[],
  self: ExceptionFilter,
): readonly Candidate[] | undefined {
  if (!filters.includes(self)) return undefined;
  const others = filters.filter((filter) => filter !== self && typeof filter?.catch === 'function');
  return others.reverse().map((filter) => ({ filter, types: toCaughtTypes(filter) }));
}

/** Returns a filter that leaves an error to Nest, which also handles errors for which a filter returns nothing. */
function defaultFilter(host: ArgumentsHost, { httpAdapter }: HttpAdapterHost): ExceptionFilter {
  return host.getType() === 'http' ? new BaseExceptionFilter(httpAdapter) : { catch: () => undefined };
}

import type { ArgumentsHost, ExceptionFilter } from '@nestjs/common';
import { type ApplicationConfig, BaseExceptionFilter, type HttpAdapterHost } from '@nestjs/core';
import { attempt } from '../attempt.js';
import type { ErrlexOptions } from '../errlex.options.js';
import { type CaughtType, namesOurs, toCaughtTypes } from './caught-types.js';

/** The filter that an error is left to; undefined where it is ours to answer. */
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
 * Chooses among the global filters: our errors yield only to one that names `ApiException` or `ApiError`, foreign ones to one that
 * names a class of theirs. Those of `passthrough`, and foreign ones under `filter: 'api'`, go to any other filter, else to Nest.
 */
export function createSelection(
  config: ApplicationConfig,
  adapterHost: HttpAdapterHost,
  { filter: mode, passthrough }: Pick<ErrlexOptions, 'filter' | 'passthrough'>,
): Selection {
  let candidates: readonly Candidate[] | undefined;
  return (thrown, isOwn, host, self) => {
    const all = config.getGlobalFilters();
    // Bound to a controller or a gateway, a filter was chosen already.
    if (!all.includes(self)) return undefined;
    candidates ??= toCandidates(all.filter((filter) => filter !== self));
    const isLeft = attempt(() => passthrough?.(thrown)) === true || (mode === 'api' && !isOwn);
    for (const { filter, types } of candidates) {
      const matching = types.filter((type) => attempt(() => thrown instanceof type) === true);
      const isNamed = isOwn ? matching.some(namesOurs) : matching.length > 0;
      if (isNamed || (isLeft && (matching.length > 0 || types.length === 0))) return filter;
    }
    return isLeft ? toNest(host, adapterHost) : undefined;
  };
}

/** In the order that Nest asks them. */
function toCandidates(filters: readonly ExceptionFilter[]): readonly Candidate[] {
  const bound = filters.filter((filter) => typeof filter?.catch === 'function');
  return bound.reverse().map((filter) => ({ filter, types: toCaughtTypes(filter) }));
}

/** What Nest does where no filter is bound: it answers HTTP itself, and elsewhere where a filter returns nothing. */
function toNest(host: ArgumentsHost, { httpAdapter }: HttpAdapterHost): ExceptionFilter {
  return host.getType() === 'http' ? new BaseExceptionFilter(httpAdapter) : { catch: () => undefined };
}

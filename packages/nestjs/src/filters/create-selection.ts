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
 * Chooses among the global filters: our errors yield only to one that names `ApiException` or `ApiError`,
 * foreign ones to one that names a class of theirs. Those of `passthrough`, and foreign ones under `filter:
 * 'api'`, go to any other filter, else to Nest.
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
    const isLeft = (mode === 'api' && !isOwn) || (passthrough && attempt(() => passthrough(thrown)) === true);
    for (const { filter, types } of candidates) {
      const matching = types.filter((type) => attempt(() => thrown instanceof type) === true);
      const isNamed = isOwn ? matching.some(namesOurs) : matching.length > 0;
      if (isNamed || (isLeft && (matching.length > 0 || types.length === 0))) return filter;
    }
    return isLeft ? toNest(host, adapterHost) : undefined;
  };
}

/**
 * The other global filters, in the order that Nest asks them; undefined for a filter that is none of them.
 */
function toCandidates(
  filters: readonly ExceptionFilter[],
  self: ExceptionFilter,
): readonly Candidate[] | undefined {
  if (!filters.includes(self)) return undefined;
  const others = filters.filter((filter) => filter !== self && typeof filter?.catch === 'function');
  return others.reverse().map((filter) => ({ filter, types: toCaughtTypes(filter) }));
}

/**
 * What Nest does where no filter is bound: it answers HTTP itself, and elsewhere where a filter returns
 * nothing.
 */
function toNest(host: ArgumentsHost, { httpAdapter }: HttpAdapterHost): ExceptionFilter {
  return host.getType() === 'http' ? new BaseExceptionFilter(httpAdapter) : { catch: () => undefined };
}

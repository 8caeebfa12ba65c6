import { type AskOption, isHttpException, safely, type Thrown } from '@errlex/server/adapter';
import type { ArgumentsHost, ExceptionFilter, Type } from '@nestjs/common';
import { type ApplicationConfig, BaseExceptionFilter, type HttpAdapterHost, Reflector } from '@nestjs/core';
import type { ErrlexOptions } from '../errlex.options.js';

/** By this, every copy of this package recognizes `ApiExceptionFilter` and classes that extend it. */
export const FILTER_BRAND: unique symbol = Symbol.for('@errlex/nestjs/ApiExceptionFilter');

/** Finds the filter to leave an error to; undefined if this package handles it. */
export type Selection = (
  thrown: unknown,
  isOwn: () => boolean,
  host: ArgumentsHost,
  self: ExceptionFilter,
) => ExceptionFilter | undefined;

/** A class that a filter catches. */
type CaughtType = abstract new (...args: never[]) => unknown;

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
  ask: AskOption,
): Selection {
  const known = new WeakMap<ExceptionFilter, readonly Candidate[] | undefined>();
  const isPassed = (thrown: unknown) =>
    passthrough !== undefined &&
    ask('passthrough', () => passthrough(thrown) ?? false, isBoolean, 'true or false') === true;
  return (thrown, isOwn, host, self) => {
    if (!known.has(self)) known.set(self, toCandidates(config.getGlobalFilters(), self));
    const candidates = known.get(self);
    // Bound to a controller or a gateway, a filter was chosen already.
    if (candidates === undefined) return undefined;
    if (isHealthReport(thrown)) return defaultFilter(host, adapterHost);
    if (candidates.length === 0 && mode !== 'api' && passthrough === undefined) return undefined;
    const own = isOwn();
    const isLeft = (mode === 'api' && !own) || isPassed(thrown);
    for (const { filter, types } of candidates) {
      const matching = types.filter((type) => safely(() => thrown instanceof type) === true);
      const isNamed = own ? matching.some(isOwnType) : matching.length > 0;
      if (isNamed || (isLeft && (matching.length > 0 || types.length === 0))) return filter;
    }
    return isLeft ? defaultFilter(host, adapterHost) : undefined;
  };
}

/** Whether an exception has a report of `@nestjs/terminus`, which monitors read as it is. */
function isHealthReport(thrown: unknown): boolean {
  const isReport = safely(() => {
    const exception = thrown as Thrown;
    if (!isHttpException(exception) || exception.getStatus() !== 503) return false;
    const { info, error, details } = exception.getResponse() as Readonly<Record<string, unknown>>;
    return [info, error, details].every((part) => typeof part === 'object' && part !== null);
  });
  return isReport === true;
}

function isBoolean(value: unknown): value is boolean {
  return typeof value === 'boolean';
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

/** The metadata key of `@Catch()` in Nest 11 and 12; no package exports it. */
const CATCH_METADATA = '__filterCatchExceptions__';

/** Returns the classes that a filter catches; empty if it catches everything. */
function toCaughtTypes(filter: ExceptionFilter): readonly CaughtType[] {
  // `constructor` has the general type `Function`, but it is the class of the filter.
  return new Reflector().get(CATCH_METADATA, filter.constructor as Type) ?? [];
}

const brands = [Symbol.for('@errlex/nestjs/ApiException'), Symbol.for('@errlex/core/ApiError')];

/** Whether a class is `ApiException` or `ApiError`, of any copy, or extends one. */
function isOwnType({ prototype }: CaughtType): boolean {
  return brands.some((brand) => brand in prototype);
}

/** Returns a filter that leaves an error to Nest, which also handles errors for which a filter returns nothing. */
function defaultFilter(host: ArgumentsHost, { httpAdapter }: HttpAdapterHost): ExceptionFilter {
  return host.getType() === 'http' ? new BaseExceptionFilter(httpAdapter) : { catch: () => undefined };
}

/**
 * Makes Nest consult our filters before every other global one, whatever the import order. Nest asks the last of its
 * list first, and takes the first that names a class of the error, which for an `ApiException` is also one for
 * `HttpException`. Patches `getGlobalFilters()`, because Nest has no option for it.
 */
export function askFirst(config: ApplicationConfig): void {
  const original = config.getGlobalFilters.bind(config);
  const isOurs = (filter: ExceptionFilter) => safely(() => FILTER_BRAND in filter) === true;
  config.getGlobalFilters = () => {
    const filters = original();
    return [...filters.filter((filter) => !isOurs(filter)), ...filters.filter(isOurs)];
  };
}

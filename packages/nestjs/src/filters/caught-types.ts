import type { ExceptionFilter, Type } from '@nestjs/common';
import { Reflector } from '@nestjs/core';

/** A class that a filter catches. */
export type CaughtType = abstract new (...args: never[]) => unknown;

/** The metadata key of `@Catch()` in Nest 11 and 12; no package exports it. */
const CATCH_METADATA = '__filterCatchExceptions__';

const brands = [Symbol.for('@errlex/nestjs/ApiException'), Symbol.for('@errlex/core/ApiError')];

/** Returns the classes that a filter catches; empty if it catches everything. */
export function toCaughtTypes(filter: ExceptionFilter): readonly CaughtType[] {
  // `constructor` has the general type `Function`, but it is the class of the filter.
  return new Reflector().get(CATCH_METADATA, filter.constructor as Type) ?? [];
}

/** Whether a class is `ApiException` or `ApiError`, of any copy, or extends one. */
export function isOwnType({ prototype }: CaughtType): boolean {
  return brands.some((brand) => brand in prototype);
}

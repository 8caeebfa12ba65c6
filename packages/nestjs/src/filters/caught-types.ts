import type { ExceptionFilter } from '@nestjs/common';
import { Reflector } from '@nestjs/core';

/** A class that a filter names. */
export type CaughtType = abstract new (...args: never[]) => unknown;

/** Where `@Catch()` of Nest 11 and 12 keeps what it was given; no package exports the key. */
const CATCH_METADATA = '__filterCatchExceptions__';

const ours = [Symbol.for('@errlex/nestjs/ApiException'), Symbol.for('@errlex/core/ApiError')];

/** The classes that a filter names; empty for one that catches everything. */
export function toCaughtTypes(filter: ExceptionFilter): readonly CaughtType[] {
  // A class, which the type of an instance's constructor does not tell.
  return new Reflector().get(CATCH_METADATA, filter.constructor as never) ?? [];
}

/** Whether a class is `ApiException` or `ApiError`, of whichever copy, or derives from one. */
export function namesOurs({ prototype }: CaughtType): boolean {
  return ours.some((brand) => brand in prototype);
}

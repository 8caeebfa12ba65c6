import { type ArgumentsHost, Catch, type ExceptionFilter } from '@nestjs/common';

/**
 * The filter, except that Nest goes on to the next one for the errors that `passthrough` names. Nest asks `instanceof` whether a
 * filter is the one for an error, and that asks this.
 */
export function withPassthrough(
  filter: ExceptionFilter,
  passthrough: ((error: unknown) => boolean) | undefined,
): ExceptionFilter {
  if (passthrough === undefined) return filter;
  class Claimed extends Error {
    static override [Symbol.hasInstance](error: unknown): boolean {
      try {
        return !passthrough?.(error);
      } catch {
        return true;
      }
    }
  }
  @Catch(Claimed)
  class ClaimingFilter implements ExceptionFilter {
    catch(exception: unknown, host: ArgumentsHost): void {
      filter.catch(exception, host);
    }
  }
  return new ClaimingFilter();
}

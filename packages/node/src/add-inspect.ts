import { inspect, types } from 'node:util';
import type { AnyApiError } from '@errlex/core';
import type { ResponseError } from '@errlex/core/response';
import { type InspectErrorOptions, toInspectable } from './to-inspectable.js';

/**
 * Makes `util.inspect`, and so `console.log`, print an error (or, given a prototype, every error under it) as `inspectError` does.
 * Leaves a frozen one as it is.
 */
export function addInspect<Target extends object>(target: Target, { messages }: InspectErrorOptions): Target {
  Reflect.defineProperty(target, inspect.custom, {
    configurable: true,
    writable: true,
    value(this: AnyApiError | ResponseError): Error {
      // What only inherits from an error has none of its fields.
      return types.isNativeError(this) ? toInspectable(this, { messages }) : this;
    },
  });
  return target;
}

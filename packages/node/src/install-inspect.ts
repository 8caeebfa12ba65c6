import { ApiError } from '@errlex/core';
import { ResponseError } from '@errlex/core/response';
import { addInspect } from './add-inspect.js';
import type { InspectErrorOptions } from './to-inspectable.js';

/**
 * Makes `console.log` print every error of `@errlex/core` in this process as `inspectError` does, also those that were not made by
 * the functions of this package. For the start of an application; a library has no business to call it.
 */
export function installInspect(options: InspectErrorOptions = {}): void {
  addInspect(ApiError.prototype, options);
  addInspect(ResponseError.prototype, options);
}

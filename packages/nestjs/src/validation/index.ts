export { ApiPipe, type ApiPipeOptions } from './api.pipe.js';
export {
  ApiValidationPipe,
  type ApiValidationPipeOptions,
  type StandardSchema,
} from './api-validation.pipe.js';
export {
  createValidationException,
  type ValidationExceptionOptions,
} from './create-validation-exception.js';
export type { PropertyError, Refusal } from './to-failures.js';

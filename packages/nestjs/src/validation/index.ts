export {
  ApiValidationPipe,
  type ApiValidationPipeOptions,
  type StandardSchema,
} from './api-validation.pipe.js';
export {
  createValidationException,
  type ValidationExceptionOptions,
} from './create-validation-exception.js';
export { NamedParamPipe, type NamedParamPipeOptions } from './named-param.pipe.js';
export type { PipeErrors, PropertyError } from './to-violations.js';

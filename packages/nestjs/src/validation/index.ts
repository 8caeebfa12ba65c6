export {
  ApiValidationPipe,
  type ApiValidationPipeOptions,
  type StandardSchema,
} from './api-validation.pipe.js';
export {
  createExceptionFactory,
  type ExceptionFactoryOptions,
} from './create-exception-factory.js';
export { NamedParamPipe, type NamedParamPipeOptions } from './named-param.pipe.js';
export type { PipeErrors, PropertyError } from './to-violations.js';

export {
  ApiValidationPipe,
  type ApiValidationPipeOptions,
  type StandardSchema,
} from './api-validation.pipe.js';
export { type PropertyError, toValidationException } from './to-validation-exception.js';

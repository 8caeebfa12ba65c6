export { apiErrorSchema, payloadSchema } from './schema.js';
export {
  type Issue,
  toIssueMessage,
  toValidationError,
  type ValidationOptions,
} from './to-validation-error.js';

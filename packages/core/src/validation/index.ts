export { type Issue, toIssueMessage } from './to-issue-message.js';
export { toValidationError, type ValidationOptions } from './to-validation-error.js';

export { ApiErrors, type ApiErrorsOptions, type DocumentedError } from './api-errors.decorator.js';

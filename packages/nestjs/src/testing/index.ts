export { type ApiErrorExpectation, expectApiError } from './expect-api-error.js';
export type { ApiResponse } from './read-response.js';

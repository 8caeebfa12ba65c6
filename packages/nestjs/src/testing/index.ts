export { type ApiErrorExpectation, expectApiError } from './expect-api-error.js';
export type { TestResponse } from './read-response.js';

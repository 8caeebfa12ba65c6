export { type AxiosClient, withApiErrors } from './with-api-errors.js';

export { type GotClient, withApiErrors } from './with-api-errors.js';

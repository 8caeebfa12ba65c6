export { type KyClient, withApiErrors } from './with-api-errors.js';

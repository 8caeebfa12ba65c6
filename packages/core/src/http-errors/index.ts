export { type HttpErrors, httpErrors } from '../catalog/http-errors.js';

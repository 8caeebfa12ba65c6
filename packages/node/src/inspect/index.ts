export { type InspectErrorOptions, inspectError } from './inspect-error.js';

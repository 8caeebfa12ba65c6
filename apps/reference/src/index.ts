export { buildReference, type Reference, type ReferenceOptions } from './build-reference.js';
export { type Handler, serveReference } from './serve-reference.js';

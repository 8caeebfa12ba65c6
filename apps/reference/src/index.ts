export { type BuildResult, buildReference, type ReferenceOptions } from './build-reference.js';
export { type RequestHandler, serveReference } from './serve-reference.js';

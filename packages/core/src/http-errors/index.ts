import type { Catalog } from '../catalog/catalog.js';

/**
 * Errors of HTTP and its frameworks that have no code in the reference. Opt-in: add them to a catalog. The
 * code is -90000 minus the status; no exchange uses this range.
 */
export const httpErrors = [
  {
    code: -90404,
    reason: 'ROUTE_NOT_FOUND',
    section: 'HTTP',
    category: 'request',
    httpStatus: 404,
    gatewayStatus: 502,
    retry: 'never',
    executed: 'no',
    messages: { ROUTE_NOT_FOUND: ['Route not found.'] },
  },
  {
    code: -90405,
    reason: 'METHOD_NOT_ALLOWED',
    section: 'HTTP',
    category: 'request',
    httpStatus: 405,
    gatewayStatus: 502,
    retry: 'fix-request',
    executed: 'no',
    messages: { METHOD_NOT_ALLOWED: ['Method not allowed.'] },
  },
  {
    code: -90408,
    reason: 'REQUEST_TIMEOUT',
    section: 'HTTP',
    category: 'network',
    httpStatus: 408,
    gatewayStatus: 504,
    retry: 'backoff',
    executed: 'unknown',
    messages: { REQUEST_TIMEOUT: ['Request timed out.'] },
  },
  {
    code: -90409,
    reason: 'CONFLICT',
    section: 'HTTP',
    category: 'request',
    httpStatus: 409,
    gatewayStatus: 502,
    retry: 'never',
    executed: 'no',
    messages: { CONFLICT: ['Conflict with the current state.'] },
  },
  {
    code: -90413,
    reason: 'PAYLOAD_TOO_LARGE',
    section: 'HTTP',
    category: 'request',
    httpStatus: 413,
    gatewayStatus: 502,
    retry: 'fix-request',
    executed: 'no',
    messages: { PAYLOAD_TOO_LARGE: ['Request body too large.'] },
  },
  {
    code: -90429,
    reason: 'TOO_MANY_REQUESTS',
    section: 'HTTP',
    category: 'rate-limit',
    httpStatus: 429,
    gatewayStatus: 503,
    retry: 'backoff',
    executed: 'no',
    messages: { TOO_MANY_REQUESTS: ['Too many requests.'] },
  },
  {
    code: -90502,
    reason: 'BAD_GATEWAY',
    section: 'HTTP',
    category: 'network',
    httpStatus: 502,
    gatewayStatus: 502,
    retry: 'backoff',
    executed: 'unknown',
    messages: { BAD_GATEWAY: ['Bad gateway.'] },
  },
  {
    code: -90503,
    reason: 'SERVICE_UNAVAILABLE',
    section: 'HTTP',
    category: 'network',
    httpStatus: 503,
    gatewayStatus: 503,
    retry: 'backoff',
    executed: 'unknown',
    messages: { SERVICE_UNAVAILABLE: ['Service unavailable.'] },
  },
  {
    code: -90504,
    reason: 'GATEWAY_TIMEOUT',
    section: 'HTTP',
    category: 'network',
    httpStatus: 504,
    gatewayStatus: 504,
    retry: 'backoff',
    executed: 'unknown',
    messages: { GATEWAY_TIMEOUT: ['Gateway timed out.'] },
  },
] as const satisfies Catalog;

type HttpErrorsDefinitions = typeof httpErrors;

/**
 * The type of `httpErrors`. An interface, so that declaration files contain its name instead of the whole
 * catalog.
 */
export interface HttpErrors extends HttpErrorsDefinitions {}

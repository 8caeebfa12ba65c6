import type { ReasonOf } from '../catalog/catalog.js';
import type { HttpErrors } from '../http-errors/index.js';
import type { GuideEntry } from './spot-v3-guide.js';

/** Cause and fix of the reasons of `httpErrors`, in its order. */
export const httpErrorsGuide = {
  ROUTE_NOT_FOUND: {
    cause:
      'The server has no endpoint at this path: a typing error, a missing version prefix, or the wrong host.',
    fix: 'Compare method, host and path with the documentation of the endpoint, then send the request to the right one.',
    aliases: [
      '404',
      'not found',
      'wrong url',
      'wrong path',
      'unknown endpoint',
      'no such endpoint',
      'cannot get',
    ],
  },
  METHOD_NOT_ALLOWED: {
    cause: 'The path exists, but not for this HTTP method.',
    fix: 'Send the method that the documentation of the endpoint names; the response header Allow lists those that work.',
    aliases: ['405', 'wrong method', 'get instead of post', 'http method'],
  },
  REQUEST_TIMEOUT: {
    cause:
      'The server waited too long for the request, or a proxy gave up. A write may have been executed before the connection closed.',
    fix: 'Repeat a read after a pause; look a write up by its client order id before you repeat it.',
    aliases: [
      '408',
      'timeout',
      'timed out',
      'request timeout',
      'slow connection',
      'ETIMEDOUT',
      'read timeout',
    ],
  },
  CONFLICT: {
    cause:
      'The request does not fit the current state, for example because another request changed it first.',
    fix: 'Read the current state, decide again, and send a request that fits it.',
    aliases: ['409', 'conflict', 'already exists', 'duplicate', 'concurrent update'],
  },
  PAYLOAD_TOO_LARGE: {
    cause: 'The body of the request is larger than the server accepts.',
    fix: 'Split the batch into smaller requests.',
    aliases: ['413', 'body too large', 'entity too large', 'batch too large', 'too many orders in batch'],
  },
  TOO_MANY_REQUESTS: {
    cause:
      'More requests arrived than the limit of the key or the address allows. Clients that go on get banned for minutes to days (418, or 403 from a proxy).',
    fix: 'Stop sending until the time in Retry-After has passed, else for at least 10 seconds; then send fewer requests, and replace polling by WebSocket streams.',
    aliases: [
      '429',
      '418',
      'rate limit',
      'rate limited',
      'rate limit exceeded',
      'too many requests',
      'too frequent',
      'throttled',
      'ip banned',
      'banned',
      'request weight',
      'ddos protection',
      'backoff',
      'retry after',
    ],
  },
  BAD_GATEWAY: {
    cause:
      'A proxy in front of the server got no valid response from it. A write may have been executed before that.',
    fix: 'Repeat a read after a pause; look a write up by its client order id before you repeat it.',
    aliases: ['502', 'bad gateway', 'cloudflare', 'nginx', 'html instead of json', 'proxy error'],
  },
  SERVICE_UNAVAILABLE: {
    cause: 'The server is overloaded or under maintenance. A write may have been executed.',
    fix: 'Pause, check the status page of the exchange, and look a write up by its client order id before you repeat it.',
    aliases: [
      '503',
      'maintenance',
      'service unavailable',
      'overloaded',
      'exchange down',
      'exchange offline',
      'system upgrade',
    ],
  },
  GATEWAY_TIMEOUT: {
    cause:
      'A proxy in front of the server waited too long for its response. A write may have been executed all the same.',
    fix: 'Look a write up by its client order id before you repeat it; repeat a read after a pause.',
    aliases: ['504', 'gateway timeout', 'gateway timed out', 'upstream timeout', 'no response'],
  },
} as const satisfies Readonly<Record<ReasonOf<HttpErrors>, GuideEntry>>;

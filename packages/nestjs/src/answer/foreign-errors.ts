/**
 * The message for an error that is not ours, by the first of its names that is listed: what the body parser,
 * Fastify or the driver calls it (`type` or `code` of the error or of its cause), the name of its class, else
 * its HTTP status. What is not listed keeps its status and answers as unknown. The last group is answered
 * where the catalog holds the rows of `@errlex/core/http-errors`.
 */
export const foreignErrors = {
  'entity.parse.failed': 'INVALID_JSON',
  FST_ERR_CTP_INVALID_JSON_BODY: 'INVALID_JSON',
  FST_ERR_CTP_EMPTY_JSON_BODY: 'INVALID_JSON',
  'Forbidden resource': 'PERMISSION_DENIED',
  '400': 'PARAM_VALIDATE_ERROR',
  '401': 'API_AUTH_ERROR',
  '403': 'PERMISSION_DENIED',
  '405': 'REQUEST_METHOD_NOT_SUPPORTED',
  '415': 'INVALID_CONTENT_TYPE',
  '422': 'PARAM_VALIDATE_ERROR',

  'unknown-route': 'ROUTE_NOT_FOUND',
  '408': 'REQUEST_TIMEOUT',
  '409': 'CONFLICT',
  '413': 'PAYLOAD_TOO_LARGE',
  '429': 'TOO_MANY_REQUESTS',
  '502': 'BAD_GATEWAY',
  '503': 'SERVICE_UNAVAILABLE',
  '504': 'GATEWAY_TIMEOUT',
} as const;

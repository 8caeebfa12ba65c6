import type { MessageId } from '@errlex/core';

/**
 * The documented message for an error that is not ours, by what the body parser calls it (`type` or `code` of the error or of
 * its cause), else by its HTTP status. What is not listed keeps its status and answers as unknown.
 */
export const foreignErrors = {
  'entity.parse.failed': 'INVALID_JSON',
  FST_ERR_CTP_INVALID_JSON_BODY: 'INVALID_JSON',
  FST_ERR_CTP_EMPTY_JSON_BODY: 'INVALID_JSON',
  '400': 'PARAM_VALIDATE_ERROR',
  '401': 'API_AUTH_ERROR',
  '403': 'PERMISSION_DENIED',
  '405': 'REQUEST_METHOD_NOT_SUPPORTED',
  '415': 'INVALID_CONTENT_TYPE',
  '422': 'PARAM_VALIDATE_ERROR',
} as const satisfies Readonly<Record<string, MessageId>>;

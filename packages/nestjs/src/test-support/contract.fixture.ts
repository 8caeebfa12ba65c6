import { defineErrors, spotV3 } from '@errlex/core';

const row = {
  section: 'Own codes',
  category: 'request',
  gatewayStatus: 500,
  retry: 'fix-request',
  executed: 'no',
} as const;

/** A catalog of an application's own, beside `spotV3`. */
export const contract = defineErrors([
  ...spotV3,
  {
    ...row,
    code: -3404,
    reason: 'ROUTE_NOT_FOUND',
    httpStatus: 404,
    messages: { ROUTE_NOT_FOUND: ['There is no such route.'] },
  },
  {
    ...row,
    code: -3413,
    reason: 'BODY_TOO_LARGE',
    httpStatus: 413,
    messages: { BODY_TOO_LARGE: ['The body is too large.'] },
  },
  {
    ...row,
    code: -3201,
    reason: 'CONTRACT_ORDER_QUANTITY_EXCEEDS_LIMIT',
    httpStatus: 400,
    messages: { CONTRACT_ORDER_QUANTITY_EXCEEDS_LIMIT: ['Order quantity cannot exceed %d.', 'limit'] },
  },
]);

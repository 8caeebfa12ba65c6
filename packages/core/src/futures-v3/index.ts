import type { Catalog } from '../catalog/catalog.js';
import { spotV3 } from '../catalog/spot-v3.js';

/** The definitions of a catalog before the first one whose section belongs to the spot API alone. */
type SharedOf<Definitions> = Definitions extends readonly [infer First, ...infer Others]
  ? First extends { readonly section: `${string}Spot ${string}` }
    ? []
    : [First, ...SharedOf<Others>]
  : [];

// The cast is safe: in `spotV3`, the definitions of the spot API alone come last, so `filter` returns the others.
const shared = /*#__PURE__*/ spotV3.filter(
  ({ section }) => !section.includes('Spot '),
) as unknown as SharedOf<typeof spotV3>;

/**
 * The codes of the contract API V3 error reference: the 34 that it shares with `spotV3`, and 8 of its own.
 * The reference names no HTTP status; the statuses of the 8 are recommendations.
 */
export const futuresV3 = [
  ...shared,
  {
    code: -3006,
    reason: 'CONTRACT_DOES_NOT_SUPPORT_CONTRACT_UNITS',
    section: '30xx - Contract',
    category: 'order',
    httpStatus: 400,
    gatewayStatus: 400,
    retry: 'fix-request',
    executed: 'no',
    messages: {
      CONTRACT_DOES_NOT_SUPPORT_CONTRACT_UNITS: ['Contract does not support ordering by contract units.'],
    },
  },
  {
    code: -3007,
    reason: 'CONTRACT_MAX_ORDER_QUANTITY_EXCEEDED',
    section: '30xx - Contract',
    category: 'order',
    httpStatus: 400,
    gatewayStatus: 400,
    retry: 'fix-request',
    executed: 'no',
    messages: { CONTRACT_MAX_ORDER_QUANTITY_EXCEEDED: ['Maximum contract order quantity exceeded.'] },
  },
  {
    code: -3200,
    reason: 'CONTRACT_ORDER_NOT_EXIST',
    section: '32xx - Contract orders',
    category: 'order',
    httpStatus: 404,
    gatewayStatus: 404,
    retry: 'never',
    executed: 'no',
    messages: { CONTRACT_ORDER_NOT_EXIST: ['Order does not exist.'] },
  },
  {
    code: -3201,
    reason: 'CONTRACT_ORDER_QUANTITY_EXCEEDS_LIMIT',
    section: '32xx - Contract orders',
    category: 'order',
    httpStatus: 400,
    gatewayStatus: 400,
    retry: 'fix-request',
    executed: 'no',
    messages: { CONTRACT_ORDER_QUANTITY_EXCEEDS_LIMIT: ['Order quantity cannot exceed %d.', 'limit'] },
  },
  {
    code: -3235,
    reason: 'CONTRACT_NO_PERMISSION_TRADE_PAIR',
    section: '32xx - Contract orders',
    category: 'permission',
    httpStatus: 403,
    gatewayStatus: 403,
    retry: 'never',
    executed: 'no',
    messages: { CONTRACT_NO_PERMISSION_TRADE_PAIR: ['No permission for this trading pair.'] },
  },
  {
    code: -3236,
    reason: 'CONTRACT_NO_PERMISSION_API',
    section: '32xx - Contract orders',
    category: 'permission',
    httpStatus: 403,
    gatewayStatus: 500,
    retry: 'never',
    executed: 'no',
    messages: { CONTRACT_NO_PERMISSION_API: ['No permission to access this API.'] },
  },
  {
    code: -3313,
    reason: 'CONTRACT_LEVERAGE_ERROR',
    section: '33xx - Contract leverage',
    category: 'order',
    httpStatus: 400,
    gatewayStatus: 400,
    retry: 'fix-request',
    executed: 'no',
    messages: { CONTRACT_LEVERAGE_ERROR: ['Leverage exceeds maximum limit.'] },
  },
  {
    code: -3613,
    reason: 'CONTRACT_FATAL_TOKEN_NOT_SUPPORT',
    section: '36xx - Contract tokens',
    category: 'symbol',
    httpStatus: 400,
    gatewayStatus: 400,
    retry: 'fix-request',
    executed: 'no',
    messages: { CONTRACT_FATAL_TOKEN_NOT_SUPPORT: ['Fatal: token ID not supported for symbol.'] },
  },
] as const satisfies Catalog;

type FuturesV3Definitions = typeof futuresV3;

/**
 * The type of `futuresV3`. An interface, so that declaration files contain its name instead of the whole
 * catalog.
 */
export interface FuturesV3 extends FuturesV3Definitions {}

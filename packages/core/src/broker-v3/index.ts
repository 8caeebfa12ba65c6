import type { Catalog } from '../catalog/catalog.js';

/**
 * The 3 codes of the broker API error reference. Use `brokerV3` as a separate catalog, because `spotV3` has
 * the reasons `SYSTEM_ERROR` and `UNKNOWN_ERROR` with other codes. The reference names no HTTP status; the
 * statuses here are recommendations.
 */
export const brokerV3 = [
  {
    code: -4000,
    reason: 'SYSTEM_ERROR',
    section: '40xx - Broker-related errors',
    category: 'system',
    httpStatus: 500,
    gatewayStatus: 503,
    retry: 'backoff',
    executed: 'unknown',
    messages: {
      'SYSTEM_ERROR.administrator': ['Please contact the administrator.'],
      'SYSTEM_ERROR.support': ['Try again later, or contact customer support.'],
    },
  },
  {
    code: -4001,
    reason: 'UNKNOWN_ERROR',
    section: '40xx - Broker-related errors',
    category: 'system',
    httpStatus: 500,
    gatewayStatus: 503,
    retry: 'backoff',
    executed: 'unknown',
    messages: { 'UNKNOWN_ERROR.system': ['System error, please retry later.'] },
  },
  {
    code: -4002,
    reason: 'BROKER_NOT_BROKER_ACCOUNT',
    section: '40xx - Broker-related errors',
    category: 'permission',
    httpStatus: 403,
    gatewayStatus: 500,
    retry: 'never',
    executed: 'no',
    messages: { BROKER_NOT_BROKER_ACCOUNT: ['Not a broker account, no permission.'] },
  },
] as const satisfies Catalog;

type BrokerV3Definitions = typeof brokerV3;

/**
 * The type of `brokerV3`. An interface, so that declaration files contain its name instead of the whole
 * catalog.
 */
export interface BrokerV3 extends BrokerV3Definitions {}

import type { MessageId } from '@errlex/core';

/** A request that triggers a message, relative to the path of the sandbox. */
export interface SampleRequest {
  /** Default: `GET`. */
  readonly method?: string;
  readonly path: string;
  /** The demo key of the sandbox that signs the request. */
  readonly key?: string;
  /** How far the clock of the client is off, in seconds. */
  readonly clock?: number;
  /** Set after the request is signed; null leaves a header out. */
  readonly headers?: Readonly<Record<string, string | null>>;
  /** Sent as JSON unless it is a text. */
  readonly body?: object | string;
}

/** Keyed by message id. */
export type SampleRequests = Readonly<Record<string, SampleRequest>>;

const account = { path: 'account/', key: 'demo' };
const placeOrder = { method: 'POST', path: 'order', key: 'demo' };
const buy = { symbol: 'BTCUSDT', side: 'BUY', type: 'LIMIT', quantity: '0.01', price: '50000' };
const hourly = 'market/klines?symbol=BTCUSDT&interval=1h';
const history = 'allOrders?symbol=BTCUSDT&startTime=1600000000000';

/** For every message of `spotV3`, a request to the sandbox of this project that triggers it. */
export const spotV3Requests = {
  UNKNOWN_ERROR: { path: 'ping', headers: { 'X-Sandbox-Fault': 'UNKNOWN_ERROR' } },
  SYSTEM_ERROR: { path: 'ping', headers: { 'X-Sandbox-Fault': 'SYSTEM_ERROR' } },
  ACCESS_KEY_EMPTY: { path: 'account/' },
  ACCESS_SIGN_EMPTY: { ...account, headers: { 'ACCESS-SIGN': null } },
  ACCESS_TIMESTAMP_EMPTY: { ...account, headers: { 'ACCESS-TIMESTAMP': null } },
  INVALID_ACCESS_TIMESTAMP: { ...account, headers: { 'ACCESS-TIMESTAMP': 'yesterday' } },
  INVALID_ACCESS_KEY: { ...account, headers: { 'ACCESS-KEY': 'nobody' } },
  INVALID_CONTENT_TYPE: { ...placeOrder, headers: { 'Content-Type': 'text/plain' }, body: buy },
  ACCESS_TIMESTAMP_EXPIRED: { ...account, clock: -60 },
  API_AUTH_ERROR: { ...account, headers: { 'ACCESS-SIGN': 'wrong' } },
  API_KEY_OR_PASSPHRASE_INCORRECT: { ...account, headers: { 'ACCESS-PASSPHRASE': 'wrong' } },
  USER_STATUS_FORBIDDEN: { ...account, key: 'demo-frozen' },
  PERMISSION_DENIED: { ...account, key: 'demo-denied' },
  INSUFFICIENT_PERMISSIONS: { ...placeOrder, key: 'demo-read-only', body: buy },
  PERMISSION_VALIDATION_FAILED: { ...account, key: 'demo-unverifiable' },
  USER_AUTH_NOT_SAFE: { ...account, key: 'demo-no-two-factor' },
  ILLEGAL_IP: { ...account, key: 'demo-other-ip' },
  USER_LOCKED: { ...account, key: 'demo-locked' },
  NO_PERMISSION_TRADE_PAIR: { ...placeOrder, key: 'demo-one-pair', body: { ...buy, symbol: 'ETHUSDT' } },
  INVALID_TIME_IN_FORCE: { ...placeOrder, body: { ...buy, timeInForce: 'DAY' } },
  INVALID_ORDER_TYPE: { ...placeOrder, body: { ...buy, type: 'STOP' } },
  INVALID_SIDE: { ...placeOrder, body: { ...buy, side: 'HOLD' } },
  INVALID_SYMBOL: { path: 'market/depth?symbol=BTC-USDT' },
  INVALID_PARAM_COMBINATION: { path: 'order?orderId=1&origClientOrderId=a', key: 'demo' },
  INVALID_JSON: { ...placeOrder, body: '{"symbol":' },
  PARAM_VALIDATE_ERROR: { path: 'order', key: 'demo' },
  'PARAM_VALIDATE_ERROR.limit': { path: 'market/trades?symbol=BTCUSDT&limit=5000' },
  'PARAM_VALIDATE_ERROR.startTime': { path: `${hourly}&startTime=now` },
  'PARAM_VALIDATE_ERROR.endTime': { path: `${hourly}&endTime=now` },
  PARAM_EMPTY: { path: 'market/depth' },
  PARAM_ERROR: { path: 'market/klines?symbol=BTCUSDT&interval=7m' },
  REQUEST_METHOD_NOT_SUPPORTED: { method: 'PUT', path: 'order' },
  DECIMAL_PRECISION_ERROR: { ...placeOrder, body: { ...buy, price: '50000.001' } },
  'QUERY_TIME_OUT_OF_RANGE.startTime': { path: history, key: 'demo' },
  'QUERY_TIME_OUT_OF_RANGE.range': { path: `${history}&endTime=1700000000000`, key: 'demo' },
  START_TIME_AFTER_END_TIME: {
    path: 'myTrades?symbol=BTCUSDT&startTime=1700000000000&endTime=1600000000000',
    key: 'demo',
  },
  CLIENT_OID_LENGTH_ERROR: { ...placeOrder, body: { ...buy, newClientOrderId: 'not allowed!' } },
  FORBIDDEN_ACCESS: { ...account, key: 'demo-forbidden' },
  SPOT_SYMBOL_NOT_EXIST: { path: 'market/depth?symbol=DOGEUSDT' },
  SPOT_ORDER_NOT_EXIST: { path: 'order?orderId=702345678901299999', key: 'demo' },
} as const satisfies Readonly<Record<MessageId, SampleRequest>>;

import type { MessageId } from '@errlex/core';

/** A request below `/api/v3/` that triggers an error. */
export interface Trigger {
  /** Default: `GET`. */
  readonly method?: string;
  readonly path: string;
  /** The demo key that signs the request. */
  readonly key?: string;
  /** How far the clock of the client is off, in seconds. */
  readonly clock?: number;
  /** Set after the request is signed; null omits a header. */
  readonly headers?: Readonly<Record<string, string | null>>;
  /** An object is sent as JSON. */
  readonly body?: object | string;
  /** Params of the message. */
  readonly params?: Readonly<Record<string, string | number>>;
}

const account = { path: 'account/', key: 'demo' };
const order = { method: 'POST', path: 'order', key: 'demo' };
const limitBuy = { symbol: 'BTCUSDT', side: 'BUY', type: 'LIMIT', quantity: '0.01', price: '50000' };
const klines = 'market/klines?symbol=BTCUSDT';

/** A request that triggers each documented message, in the order of the reference document. */
export const triggers = {
  UNKNOWN_ERROR: { path: 'ping', headers: { 'X-Sandbox-Fault': 'UNKNOWN_ERROR' } },
  SYSTEM_ERROR: { path: 'ping', headers: { 'X-Sandbox-Fault': 'SYSTEM_ERROR' } },
  ACCESS_KEY_EMPTY: { path: 'account/' },
  ACCESS_SIGN_EMPTY: { ...account, headers: { 'ACCESS-SIGN': null } },
  ACCESS_TIMESTAMP_EMPTY: { ...account, headers: { 'ACCESS-TIMESTAMP': null } },
  INVALID_ACCESS_TIMESTAMP: { ...account, headers: { 'ACCESS-TIMESTAMP': 'yesterday' } },
  INVALID_ACCESS_KEY: { ...account, headers: { 'ACCESS-KEY': 'nobody' } },
  INVALID_CONTENT_TYPE: { ...order, headers: { 'Content-Type': 'text/plain' }, body: limitBuy },
  ACCESS_TIMESTAMP_EXPIRED: { ...account, clock: -60 },
  API_AUTH_ERROR: { ...account, headers: { 'ACCESS-SIGN': 'wrong' } },
  API_KEY_OR_PASSPHRASE_INCORRECT: { ...account, headers: { 'ACCESS-PASSPHRASE': 'wrong' } },
  USER_STATUS_FORBIDDEN: { ...account, key: 'demo-frozen' },
  PERMISSION_DENIED: { ...account, key: 'demo-denied' },
  INSUFFICIENT_PERMISSIONS: { ...order, key: 'demo-read-only', body: limitBuy },
  PERMISSION_VALIDATION_FAILED: { ...account, key: 'demo-unverifiable' },
  USER_AUTH_NOT_SAFE: { ...account, key: 'demo-no-two-factor' },
  ILLEGAL_IP: { ...account, key: 'demo-other-ip' },
  USER_LOCKED: { ...account, key: 'demo-locked' },
  NO_PERMISSION_TRADE_PAIR: { ...order, key: 'demo-one-pair', body: { ...limitBuy, symbol: 'ETHUSDT' } },
  INVALID_TIME_IN_FORCE: { ...order, body: { ...limitBuy, timeInForce: 'DAY' } },
  INVALID_ORDER_TYPE: { ...order, body: { ...limitBuy, type: 'STOP' } },
  INVALID_SIDE: { ...order, body: { ...limitBuy, side: 'HOLD' } },
  INVALID_SYMBOL: { path: 'market/depth?symbol=BTC-USDT' },
  INVALID_PARAM_COMBINATION: { path: 'order?orderId=1&origClientOrderId=a', key: 'demo' },
  INVALID_JSON: { ...order, body: '{"symbol":' },
  PARAM_VALIDATE_ERROR: { path: 'order', key: 'demo' },
  'PARAM_VALIDATE_ERROR.limit': {
    path: 'market/trades?symbol=BTCUSDT&limit=5000',
    params: { min: 1, max: 1000 },
  },
  'PARAM_VALIDATE_ERROR.startTime': { path: `${klines}&interval=1h&startTime=now` },
  'PARAM_VALIDATE_ERROR.endTime': { path: `${klines}&interval=1h&endTime=now` },
  PARAM_EMPTY: { path: 'market/depth', params: { parameter: 'symbol' } },
  PARAM_ERROR: { path: `${klines}&interval=7m`, params: { parameter: 'interval' } },
  REQUEST_METHOD_NOT_SUPPORTED: { method: 'PUT', path: 'order' },
  DECIMAL_PRECISION_ERROR: { ...order, body: { ...limitBuy, price: '50000.001' } },
  'QUERY_TIME_OUT_OF_RANGE.startTime': {
    path: 'allOrders?symbol=BTCUSDT&startTime=1600000000000',
    key: 'demo',
    params: { days: 180 },
  },
  'QUERY_TIME_OUT_OF_RANGE.range': {
    path: 'allOrders?symbol=BTCUSDT&startTime=1600000000000&endTime=1700000000000',
    key: 'demo',
    params: { days: 90 },
  },
  START_TIME_AFTER_END_TIME: {
    path: 'myTrades?symbol=BTCUSDT&startTime=1700000000000&endTime=1600000000000',
    key: 'demo',
  },
  CLIENT_OID_LENGTH_ERROR: { ...order, body: { ...limitBuy, newClientOrderId: 'not allowed!' } },
  FORBIDDEN_ACCESS: { ...account, key: 'demo-forbidden' },
  SPOT_SYMBOL_NOT_EXIST: { path: 'market/depth?symbol=DOGEUSDT' },
  SPOT_ORDER_NOT_EXIST: { path: 'order?orderId=702345678901299999', key: 'demo' },
} satisfies Readonly<Record<MessageId, Trigger>>;

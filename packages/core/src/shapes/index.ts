/**
 * Presets for the option `payload` of `defineErrors`: the fields for code and text in common formats and in ten
 * exchange APIs.
 *
 * @example
 * const errors = defineErrors(catalog, { domain: 'bybit', payload: bybitV5 });
 *
 * @packageDocumentation
 */
import type { PayloadShape } from '../contract/payload-shape.js';

/**
 * Code and text at the top level only, unlike the default shape: `{"code":-1121,"msg":"Invalid symbol."}`.
 * Success codes: 0 and 200.
 */
export const codeMsg: PayloadShape = { code: 'code', msg: 'msg' };

/**
 * Like `codeMsg`, with the text in `message`: `{"code":1126,"message":"FAILED_INVALID_PRICE_SCALE"}`. Success
 * codes: 0 and 200.
 */
export const codeMessage: PayloadShape = { code: 'code', msg: 'message' };

/**
 * Code and text in an object `error`: `{"error":{"code":-1121,"msg":"Invalid symbol."}}`. Success codes: 0 and 200.
 */
export const nested: PayloadShape = { code: 'error.code', msg: 'error.msg' };

/**
 * Responses of JSON-RPC 2.0: `{"jsonrpc":"2.0","error":{"code":-32601,"message":"Method not found"},"id":"5"}`.
 * No code means success: a success has `result` instead of `error`. A batch is a list of responses. A written
 * payload has no `id`; add the `id` of the request.
 *
 * Source: JSON-RPC 2.0 Specification, sections 5 and 6, read in November 2026.
 */
export const jsonRpc: PayloadShape = {
  code: 'error.code',
  msg: 'error.message',
  success: [],
  items: {},
  fixed: { jsonrpc: '2.0' },
};

/**
 * Problem details of RFC 9457, with the code in an extension member `code`. Success codes: 0 and 200; a success is
 * not a problem details object. A responder adds `type`, `title` and `status`.
 *
 * ```json
 * { "type": "https://example.com/probs/out-of-credit", "title": "You do not have enough credit.",
 *   "detail": "Your current balance is 30, but that costs 50.", "code": 3001 }
 * ```
 *
 * Source: RFC 9457, section 3 (all members but `code`), read in November 2026.
 */
export const problem: PayloadShape = { code: 'code', msg: 'detail', problem: true };

/**
 * Binance, spot API V3 and USD-M futures API V1. Error: `{"code":-1121,"msg":"Invalid symbol."}`; the WebSocket
 * API nests it in `error`. Most successes have no code; futures send 200 after they canceled all orders. A batch of
 * futures is a list of orders and errors.
 *
 * Source: github.com/binance/binance-spot-api-docs (errors.md, web-socket-api.md), Binance Open Platform ("Place
 * Multiple Orders" of USD-M futures), ccxt 4.5.84, read in November 2026.
 */
export const binance: PayloadShape = {
  code: ['code', 'error.code'],
  msg: ['msg', 'error.msg'],
  success: [0, 200],
  items: {},
};

/**
 * Bybit, API V5. Error: `{"retCode":10006,"retMsg":"Too many visits!"}`. Success code: 0. A batch has the results
 * of its orders in `retExtInfo.list`, and the orders themselves at the same positions of `result.list`.
 *
 * Source: github.com/bybit-exchange/docs (docs/v5: guide, rate-limit, order/batch-cancel), read in November 2026.
 */
export const bybitV5: PayloadShape = {
  code: 'retCode',
  msg: 'retMsg',
  success: [0],
  items: { in: 'retExtInfo.list', code: 'code', msg: 'msg' },
};

/**
 * OKX, API V5. Error: `{"code":"58001","data":[],"msg":"Incorrect trade password"}`. Success code: "0". Each
 * order has a result in `data`, even if there is only one order. The code at the top level is then "1" if all
 * orders failed and "2" if some failed.
 *
 * Source: OKX API guide, V5 ("Cancel multiple quotes", error codes), ccxt 4.5.84, github.com/JKorf/OKX.Net
 * issue 64, read in November 2026.
 */
export const okxV5: PayloadShape = {
  code: 'code',
  msg: 'msg',
  success: [0],
  items: { in: 'data', code: 'sCode', msg: 'sMsg' },
};

/**
 * KuCoin, spot and futures. Error: `{"code":"400100","msg":"Order size below the minimum requirement."}`; an error
 * frame of the WebSocket has the text in `data`. Success codes: "200000", and "200" in canceled items of futures. A
 * batch is a list in `data`, of the old spot API in `data.data`; failed spot orders have `failMsg` and no code.
 *
 * Source: github.com/Kucoin/kucoin-universal-sdk (example responses of spot and futures orders), ccxt 4.5.84,
 * read in November 2026.
 */
export const kucoin: PayloadShape = {
  code: 'code',
  msg: ['msg', 'data'],
  success: [200_000, 200],
  items: { in: ['data.data', 'data'], code: 'code', msg: ['msg', 'failMsg'] },
};

/**
 * MEXC, spot API V3. Error: `{"code":700002,"msg":"Signature for this request is not valid."}`; some endpoints name
 * the text `message`. Success codes: 0 and 200; orders have no code. A batch is a list of orders and errors.
 *
 * Source: github.com/mexcdevelop/apidocs (branch spot_v3_en), ccxt 4.5.84, read in November 2026.
 */
export const mexcV3: PayloadShape = {
  code: 'code',
  msg: ['msg', 'message'],
  success: [0, 200],
  items: {},
};

/**
 * Bitget, API V2. Error: `{"code":"43012","msg":"Insufficient balance","requestTime":1711648951774,"data":null}`.
 * Success code: "00000". A batch has its failed orders in `data.failureList`, some without a code.
 *
 * Source: Bitget API documentation, V2 ("Batch Cancel Orders" of spot), ccxt 4.5.84, read in November 2026.
 */
export const bitgetV2: PayloadShape = {
  code: 'code',
  msg: 'msg',
  success: [0],
  items: { in: 'data.failureList', code: 'errorCode', msg: 'errorMsg' },
};

/**
 * BingX, spot API V1 and perpetual futures API V2. Error:
 * `{"code":100421,"msg":"This pair is currently restricted from API trading","debugMsg":""}`. Success code: 0. A
 * batch has its failed orders in `data.failed` (futures) or, without codes, in `data.fails` (spot).
 *
 * Source: github.com/BingX-API/docs-v3 ("Cancel multiple orders", "Cancel All Open Orders"), ccxt 4.5.84,
 * github.com/JKorf/BingX.Net issue 25, read in November 2026.
 */
export const bingx: PayloadShape = {
  code: 'code',
  msg: 'msg',
  success: [0],
  items: { in: ['data.failed', 'data.fails'], code: 'errorCode', msg: ['errorMessage', 'error'] },
};

/**
 * Deribit, API V2, which is JSON-RPC without batches. Error:
 * `{"jsonrpc":"2.0","id":8163,"error":{"code":11050,"message":"bad_request"},"testnet":false}`. No code means
 * success: a success has `result` instead of `error`.
 *
 * Source: github.com/deribit/deribit-api-clients (go/api/openapi.yaml), ccxt 4.5.84, read in November 2026.
 */
export const deribitV2: PayloadShape = {
  code: 'error.code',
  msg: 'error.message',
  success: [],
  fixed: { jsonrpc: '2.0' },
};

/**
 * Crypto.com, Exchange API V1. Error:
 * `{"id":1778510838168,"method":"private/create-order","code":213,"message":"Invalid quantity format"}`. Success
 * code: 0. A list of orders has its results in `result`, in some responses in `result.result_list`.
 *
 * Source: Crypto.com Exchange API V1 (private/create-order-list), github.com/crypto-com/cdcx-cli, ccxt 4.5.84,
 * read in November 2026.
 */
export const cryptoComV1: PayloadShape = {
  code: 'code',
  msg: 'message',
  success: [0],
  items: { in: ['result.result_list', 'result'] },
};

/**
 * CoinEx, API V2. Error: `{"code":3109,"data":{},"message":"balance not enough"}`. Success code: 0. A batch is a list
 * in `data`; its failed orders have a code and a message.
 *
 * Source: ccxt 4.5.84, github.com/JKorf/CoinEx.Net (V2 batch results), github.com/coinexcom/coinex_mcp_server, read in
 * November 2026.
 */
export const coinexV2: PayloadShape = {
  code: 'code',
  msg: 'message',
  success: [0],
  items: { in: 'data' },
};

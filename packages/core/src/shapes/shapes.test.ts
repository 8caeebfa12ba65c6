import { describe, expect, it } from 'vitest';
import type { PayloadShape } from '../contract/payload-shape.js';
import { defineErrors } from '../define-errors.js';
import { type Outcome, toOutcome } from '../response/index.js';
import * as shapes from './index.js';

interface Case {
  readonly error: string;
  /** Code and text of the error body. */
  readonly says: readonly [code: number, msg: string];
  readonly success: string;
  readonly batch?: readonly [body: string, ...items: string[]];
}

/** Bodies from the sources that the presets name; values that do not matter are shortened. */
const cases: Readonly<Record<keyof typeof shapes, Case>> = {
  codeMsg: {
    error: '{"code":-1121,"msg":"Invalid symbol."}',
    says: [-1121, 'Invalid symbol.'],
    success: '{"code":"200","msg":"success","requestTime":1764505776347}',
  },
  codeMessage: {
    error: '{"message":"FAILED_INVALID_PRICE_SCALE","code":1126}',
    says: [1126, 'FAILED_INVALID_PRICE_SCALE'],
    success: '{"code":0,"message":"OK"}',
  },
  nested: {
    error: '{"error":{"code":-1121,"msg":"Invalid symbol."}}',
    says: [-1121, 'Invalid symbol.'],
    success: '{"symbol":"BTCUSDT","orderId":1}',
  },
  jsonRpc: {
    error: '{"jsonrpc":"2.0","error":{"code":-32601,"message":"Method not found"},"id":"5"}',
    says: [-32601, 'Method not found'],
    success: '{"jsonrpc":"2.0","result":19,"id":2}',
    batch: [
      '[{"jsonrpc":"2.0","result":7,"id":"1"},{"jsonrpc":"2.0","error":{"code":-32600,"message":"Invalid Request"},"id":null}]',
      'success',
      '-32600 Invalid Request',
    ],
  },
  problem: {
    error:
      '{"type":"https://example.com/probs/out-of-credit","title":"You do not have enough credit.","detail":"Your current balance is 30, but that costs 50.","code":3001}',
    says: [3001, 'Your current balance is 30, but that costs 50.'],
    success: '{"balance":30,"accounts":["/account/12345"]}',
  },
  binance: {
    error: '{"code":-1121,"msg":"Invalid symbol."}',
    says: [-1121, 'Invalid symbol.'],
    success: '{"code":200,"msg":"The operation of cancel all open order is done."}',
    batch: [
      '[{"orderId":22542179,"symbol":"BTCUSDT","status":"NEW"},{"code":-2022,"msg":"ReduceOnly Order is rejected."}]',
      'success',
      '-2022 ReduceOnly Order is rejected.',
    ],
  },
  bybitV5: {
    error: '{"retCode":10006,"retMsg":"Too many visits!"}',
    says: [10006, 'Too many visits!'],
    success: '{"retCode":0,"retMsg":"OK","result":{},"retExtInfo":{},"time":1671017382656}',
    batch: [
      '{"retCode":0,"retMsg":"OK","result":{"list":[{"orderId":"1666800494330512128"},{"orderId":""}]},"retExtInfo":{"list":[{"code":0,"msg":"OK"},{"code":170213,"msg":"Order does not exist."}]},"time":1713434299047}',
      'success',
      '170213 Order does not exist.',
    ],
  },
  okxV5: {
    error: '{"code":"58001","data":[],"msg":"Incorrect trade password"}',
    says: [58001, 'Incorrect trade password'],
    success: '{"code":"0","msg":"","data":[{"quoteId":"1150","sCode":"0","sMsg":""}]}',
    batch: [
      '{"code":"2","msg":"Bulk operation partially succeeded.","data":[{"quoteId":"1150","sCode":"0","sMsg":""},{"quoteId":"1151","sCode":"70001","sMsg":"Quote does not exist."}]}',
      'success',
      '70001 Quote does not exist.',
    ],
  },
  kucoin: {
    error: '{"code":"400100","msg":"Order size below the minimum requirement."}',
    says: [400100, 'Order size below the minimum requirement.'],
    success: '{"code":"200000","data":{"orderId":"6710d8336afcdb0007319c27"}}',
    batch: [
      '{"code":"200000","data":[{"orderId":"6710d8336afcdb0007319c27","success":true},{"success":false,"failMsg":"The order funds should more then 0.1 USDT."}]}',
      'success',
      'no code: The order funds should more then 0.1 USDT.',
    ],
  },
  mexcV3: {
    error: '{"code":700002,"msg":"Signature for this request is not valid."}',
    says: [700002, 'Signature for this request is not valid.'],
    success: '{"data":{"mxDeductEnable":true},"code":0,"msg":"success","timestamp":1669109672280}',
    batch: [
      '[{"symbol":"BTCUSDT","orderId":"1196315350023612316"},{"newClientOrderId":"123456","msg":"The minimum transaction volume cannot be less than:0.5USDT","code":30002}]',
      'success',
      '30002 The minimum transaction volume cannot be less than:0.5USDT',
    ],
  },
  bitgetV2: {
    error: '{"code":"43012","msg":"Insufficient balance","requestTime":1711648951774,"data":null}',
    says: [43012, 'Insufficient balance'],
    success: '{"code":"00000","msg":"success","requestTime":1700711311791,"data":{"failureList":[]}}',
    batch: [
      '{"code":"00000","msg":"success","data":{"successList":[{"orderId":"1111397214281175046"}],"failureList":[{"orderId":"","errorMsg":"less than the minimum amount 5 USDT","errorCode":"45110"},{"orderId":"121211212122","errorMsg":"duplicate clientOrderId"}]}}',
      '45110 less than the minimum amount 5 USDT',
      'no code: duplicate clientOrderId',
    ],
  },
  bingx: {
    error: '{"code":100421,"msg":"This pair is currently restricted from API trading","debugMsg":""}',
    says: [100421, 'This pair is currently restricted from API trading'],
    success: '{"code":0,"msg":"","data":{"success":[{"orderId":1}],"failed":null}}',
    batch: [
      '{"code":0,"msg":"","data":{"success":[{"orderId":1}],"failed":[{"orderId":111111,"errorCode":80012,"errorMessage":"cancel order failed"}]}}',
      '80012 cancel order failed',
    ],
  },
  deribitV2: {
    error: '{"jsonrpc":"2.0","id":8163,"error":{"code":11050,"message":"bad_request"},"testnet":false}',
    says: [11050, 'bad_request'],
    success: '{"jsonrpc":"2.0","id":5239,"testnet":false,"result":[{"currency":"BTC","txFee":0.0006}]}',
  },
  cryptoComV1: {
    error:
      '{"id":1778510838168,"method":"private/create-order","code":213,"message":"Invalid quantity format"}',
    says: [213, 'Invalid quantity format'],
    success: '{"id":6573,"method":"private/create-order-list","code":0,"result":[{"code":0,"index":0}]}',
    batch: [
      '{"id":6573,"method":"private/create-order-list","code":0,"result":[{"code":0,"index":0},{"code":306,"index":1,"message":"INSUFFICIENT_AVAILABLE_BALANCE"}]}',
      'success',
      '306 INSUFFICIENT_AVAILABLE_BALANCE',
    ],
  },
  coinexV2: {
    error: '{"code":3109,"data":{},"message":"balance not enough"}',
    says: [3109, 'balance not enough'],
    success: '{"code":0,"data":[{"code":0,"data":{"stop_id":117186257510},"message":"OK"}],"message":"OK"}',
    batch: [
      '{"code":0,"data":[{"order_id":117185362233,"market":"BTCUSDT"},{"code":3109,"data":null,"message":"balance not enough"}],"message":"OK"}',
      'success',
      '3109 balance not enough',
    ],
  },
};

const presets = { ...shapes };
// The cases have a key for each preset.
const table = Object.entries(cases).map(
  ([name, sample]) => [name, presets[name as keyof typeof shapes], sample] as const,
);

function defineTestErrors(payload: PayloadShape, code = 3001) {
  return defineErrors([{ code, reason: 'TEST', messages: { TEST: ['Test failed.'] } }], { payload });
}

/** The kind of an item or of a whole body, with the code and the text of an error. */
function describeOutcome(outcome: Pick<Outcome, 'kind'> & { readonly data?: unknown }): string {
  const { code, msg } = (outcome.data ?? {}) as { readonly code?: number; readonly msg?: string };
  if (outcome.kind === 'api-error') return `${code} ${msg}`;
  return outcome.kind === 'response-error' ? `no code: ${msg}` : outcome.kind;
}

/** The items of a body that is a batch with failed items. */
function readBatch(body: string, payload: PayloadShape): string[] | undefined {
  const outcome = toOutcome(body, { errors: defineTestErrors(payload) });
  return outcome.kind === 'batch' ? outcome.items.map(describeOutcome) : undefined;
}

function readBody(body: string, payload: PayloadShape): string {
  return describeOutcome(toOutcome(body, { errors: defineTestErrors(payload) }));
}

describe('each preset', () => {
  it.each(table)('%s finds code and text of an error body, under 2xx too', (_, payload, { error, says }) => {
    const errors = defineTestErrors(payload, says[0]);
    const responseInfo = { httpStatus: 200, receivedAt: 0 };
    expect(toOutcome(error, { errors, responseInfo })).toMatchObject({
      kind: 'api-error',
      data: { code: says[0], reason: 'TEST', msg: says[1] },
    });
  });

  it.each(table)('%s takes a success body for a success', (_, payload, { success }) => {
    expect(readBody(success, payload)).toBe('success');
  });

  it.each(table.filter(([, , { batch }]) => batch))(
    '%s reads the items of a batch with a failed item',
    (_, payload, { batch = [''] }) => {
      const [body, ...items] = batch;
      expect(readBatch(body, payload)).toEqual(items);
    },
  );

  it.each(table)('%s reads back what toPayload writes', (_, payload) => {
    const errors = defineTestErrors(payload);
    const body = JSON.stringify(errors.toPayload(errors.createApiError('TEST')));
    expect(toOutcome(body, { errors })).toMatchObject({
      kind: 'api-error',
      data: { code: 3001, reason: 'TEST', msg: 'Test failed.' },
    });
  });
});

describe('a written payload', () => {
  it.each<[name: keyof typeof shapes, body: object]>([
    ['nested', { error: { code: 3001, msg: 'Test failed.' } }],
    ['jsonRpc', { jsonrpc: '2.0', error: { code: 3001, message: 'Test failed.' } }],
    ['deribitV2', { jsonrpc: '2.0', error: { code: 3001, message: 'Test failed.' } }],
    ['problem', { code: 3001, detail: 'Test failed.' }],
    ['binance', { code: 3001, msg: 'Test failed.' }],
    ['bybitV5', { retCode: 3001, retMsg: 'Test failed.' }],
    ['kucoin', { code: 3001, msg: 'Test failed.' }],
  ])('of %s has the fields of the API and no others', (name, body) => {
    const errors = defineTestErrors(presets[name]);
    expect(errors.toPayload(errors.createApiError('TEST'))).toEqual(body);
  });
});

describe('bodies that one API sends in several forms', () => {
  it.each<[fact: string, payload: PayloadShape, body: string, says: string]>([
    [
      'an error frame of the Binance WebSocket API has code and text in `error`',
      shapes.binance,
      '{"id":"e2a85d9f","status":400,"error":{"code":-2010,"msg":"Account has insufficient balance for requested action."},"rateLimits":[]}',
      '-2010 Account has insufficient balance for requested action.',
    ],
    [
      'an error frame of the KuCoin WebSocket has its text in `data`',
      shapes.kucoin,
      '{"id":"1","type":"error","code":404,"data":"topic /market/ticker:BTC-USDT is not found"}',
      '404 topic /market/ticker:BTC-USDT is not found',
    ],
    [
      'canceled futures orders of KuCoin have the code 200',
      shapes.kucoin,
      '{"code":"200000","data":[{"orderId":"250445104152670209","clientOid":null,"code":"200","msg":"success"}]}',
      'success',
    ],
    [
      'some endpoints of MEXC name the text `message`',
      shapes.mexcV3,
      '{"success":false,"code":123456,"message":"Order quantity error...."}',
      '123456 Order quantity error....',
    ],
    [
      'an OKX order that fails alone is the error of that order',
      shapes.okxV5,
      '{"code":"1","data":[{"clOrdId":"","ordId":"","sCode":"51119","sMsg":"Order placement failed due to insufficient balance. ","tag":""}],"msg":""}',
      '51119 Order placement failed due to insufficient balance. ',
    ],
    [
      'OKX orders that all fail are the error of the whole request',
      shapes.okxV5,
      '{"code":"1","data":[{"sCode":"51000","sMsg":"Parameter sz error"},{"sCode":"51001","sMsg":"Instrument ID doesn\'t exist."}],"msg":""}',
      '1 ',
    ],
  ])('%s', (_, payload, body, says) => {
    expect(readBody(body, payload)).toBe(says);
  });

  it.each<[fact: string, payload: PayloadShape, body: string, items: string[]]>([
    [
      'the old batch of KuCoin has its orders in `data.data`',
      shapes.kucoin,
      '{"code":"200000","data":{"data":[{"id":"674a97dfef434f0007efc431","status":"success","failMsg":null},{"id":null,"status":"fail","failMsg":"Balance insufficient!"}]}}',
      ['success', 'no code: Balance insufficient!'],
    ],
    [
      'spot orders that BingX cannot cancel are in `data.fails`, without a code',
      shapes.bingx,
      '{"code":0,"msg":"","data":{"orders":[{"orderId":1,"status":"CANCELED"}],"fails":[{"orderId":"2","error":"can not find order"}]}}',
      ['no code: can not find order'],
    ],
    [
      'a list of Crypto.com may be in `result.result_list`, under an error code',
      shapes.cryptoComV1,
      '{"id":12,"method":"private/create-order-list","code":10001,"result":{"result_list":[{"index":0,"code":0},{"index":1,"code":20007,"message":"INVALID_REQUEST"}]}}',
      ['success', '20007 INVALID_REQUEST'],
    ],
    [
      'a Bybit batch is a batch although all its orders fail, because the request itself succeeded',
      shapes.bybitV5,
      '{"retCode":0,"retMsg":"OK","retExtInfo":{"list":[{"code":10001,"msg":"position idx not match position mode"}]}}',
      ['10001 position idx not match position mode'],
    ],
  ])('%s', (_, payload, body, items) => {
    expect(readBatch(body, payload)).toEqual(items);
  });
});

describe('success codes', () => {
  it.each(['bybitV5', 'okxV5', 'bitgetV2', 'bingx', 'cryptoComV1', 'coinexV2'] as const)(
    '200 is an error of %s',
    (name) => {
      const errors = defineTestErrors(presets[name], 200);
      const body = errors.toPayload(errors.createApiError('TEST'));
      expect(describeOutcome(toOutcome(body, { errors }))).toBe('200 Test failed.');
    },
  );

  it.each(['jsonRpc', 'deribitV2'] as const)('%s has none: any code in `error` is an error', (name) => {
    const body = '{"jsonrpc":"2.0","id":1,"error":{"code":200,"message":"Rejected"}}';
    expect(readBody(body, presets[name])).toBe('200 Rejected');
  });
});

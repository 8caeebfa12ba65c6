/**
 * Other libraries that turn the same bodies and codes into errors. None of them finds params in a text, and none
 * except ccxt knows these codes:
 *
 * - ccxt's `weex` looks two phrases up in the text, then the code in a table, and throws an error of the class
 *   that stands there. The message is the body; no reason, no params, no translation.
 * - `@solana/errors` takes a JSON-RPC error and renders its own template for the code; the text that came
 *   becomes a param whole.
 * - viem wraps a JSON-RPC error in two of its classes, whose message holds URL, body and version;
 *   `decodeErrorResult` reads name and arguments from ABI-encoded bytes and makes no error.
 * - http-errors and Nest's `HttpException` make an error for a status; they read nothing.
 */
import { createApiError, toApiError } from '@errlex/core';
import { HttpException } from '@nestjs/common';
import {
  getSolanaErrorFromJsonRpcError,
  SOLANA_ERROR__JSON_RPC__INVALID_PARAMS,
  SolanaError,
} from '@solana/errors';
import createHttpError from 'http-errors';
import { decodeErrorResult, encodeErrorResult, InvalidParamsRpcError, RpcRequestError } from 'viem';
import { compare } from './harness/compare.ts';
import { inTurns } from './harness/in-turns.ts';
import type { Measure } from './harness/measurement.ts';
import { createWeex } from './peers/weex.ts';

const bodies = inTurns((index) => `{"code":-1142,"msg":"Parameter 'leg${index}' is invalid."}`);
const rpcBodies = inTurns((index) => `{"code":-32602,"message":"Parameter 'leg${index}' is invalid."}`);
const decode = (call: number) => toApiError(JSON.parse(bodies(call)));
const create = (call: number) => createApiError('PARAM_ERROR', { parameter: `leg${call % 64}` });

const abi = [{ type: 'error', name: 'LimitOutOfRange', inputs: [{ name: 'max', type: 'uint256' }] }] as const;
const encoded = inTurns((index) =>
  encodeErrorResult({ abi, errorName: 'LimitOutOfRange', args: [BigInt(index)] }),
);

const weex = await createWeex();

function throwAsWeex(call: number): unknown {
  const body = bodies(call);
  try {
    weex.handleErrors(400, 'Bad Request', '/', 'GET', {}, body, JSON.parse(body), {}, '');
  } catch (error) {
    return error;
  }
  throw new Error('The peer found no error');
}

function wrapAsViem(call: number): InvalidParamsRpcError {
  const error: { code: number; message: string } = JSON.parse(rpcBodies(call));
  const cause = new RpcRequestError({ body: { method: 'order' }, url: 'http://127.0.0.1', error });
  return new InvalidParamsRpcError(cause);
}

const contests = [
  { name: 'decode beside ccxt', ours: decode, peer: 'weex.handleErrors', theirs: throwAsWeex },
  {
    name: 'decode beside @solana/errors',
    ours: decode,
    peer: 'getSolanaErrorFromJsonRpcError',
    theirs: (call: number) => getSolanaErrorFromJsonRpcError(JSON.parse(rpcBodies(call))),
  },
  { name: 'decode beside viem', ours: decode, peer: 'InvalidParamsRpcError', theirs: wrapAsViem },
  {
    name: "decode beside viem's ABI decoder",
    ours: decode,
    peer: 'decodeErrorResult',
    theirs: (call: number) => decodeErrorResult({ abi, data: encoded(call) }),
  },
  {
    name: 'decode beside Nest',
    ours: decode,
    peer: 'new HttpException',
    theirs: (call: number) => new HttpException(JSON.parse(bodies(call)), 400),
  },
  {
    name: 'create beside @solana/errors',
    ours: create,
    peer: 'new SolanaError',
    theirs: (call: number) =>
      new SolanaError(SOLANA_ERROR__JSON_RPC__INVALID_PARAMS, { __serverMessage: `leg${call % 64}` }),
  },
  {
    name: 'create beside http-errors',
    ours: create,
    peer: 'createError(404)',
    theirs: (call: number) => createHttpError(404, `leg${call % 64}`),
  },
];

export const measure: Measure = async (options) => contests.map((contest) => compare(contest, options));

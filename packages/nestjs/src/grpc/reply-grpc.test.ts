import { createApiError } from '@errlex/core';
import { toWireError, type WireError } from '@errlex/server/adapter';
import { Metadata, status } from '@grpc/grpc-js';
import { ApplicationConfig, HttpAdapterHost } from '@nestjs/core';
import { ExecutionContextHost } from '@nestjs/core/helpers/execution-context-host.js';
import protobuf from 'protobufjs';
import { lastValueFrom } from 'rxjs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createErrlexContext } from '../errlex.context.js';
import { rpcProtocol } from '../microservices/reply-rpc.js';
import { type GrpcError, type GrpcOrders, startGrpcOrders } from '../test-support/grpc-orders.fixture.js';
import { secret } from '../test-support/throwing.fixture.js';
import { replyGrpc } from './reply-grpc.js';

/** As google/rpc/status.proto and google/rpc/error_details.proto number the fields. */
const { root } = protobuf.parse(`
  syntax = "proto3";
  message Any { string typeUrl = 1; bytes value = 2; }
  message Status { int32 code = 1; string message = 2; repeated Any details = 3; }
  message ErrorInfo { string reason = 1; string domain = 2; map<string, string> metadata = 3; }
`);

/** Reads the error like a client that knows google.rpc but not errlex. */
function readDetails({ metadata }: GrpcError) {
  const [bytes] = metadata.get('grpc-status-details-bin');
  const { code, message, details } = decode('Status', bytes as Buffer);
  const [any] = details as { typeUrl: string; value: Buffer }[];
  return { code, message, type: any?.typeUrl, info: decode('ErrorInfo', any?.value as Buffer) };
}

function decode(name: string, bytes: Buffer): Record<string, unknown> {
  const type = root.lookupType(name);
  return type.toObject(type.decode(bytes), { defaults: true }) as Record<string, unknown>;
}

const readWire = ({ metadata }: GrpcError) => JSON.parse(String(metadata.get('errlex-bin')[0]));

describe('a service on gRPC', () => {
  let orders: GrpcOrders;
  beforeAll(async () => {
    orders = await startGrpcOrders();
  });
  afterAll(() => orders.close());

  it.each([
    ['exception', status.INVALID_ARGUMENT, 'Invalid symbol.', -1121],
    ['bare', status.NOT_FOUND, 'Order does not exist.', -2200],
    ['forbidden', status.PERMISSION_DENIED, 'Permission denied.', -1051],
    ['newer', status.INTERNAL, 'Margin call.', -9999],
    ['crash', status.UNKNOWN, 'An unknown error occurred.', -1000],
    ['null', status.UNKNOWN, 'An unknown error occurred.', -1000],
    ['hostile', status.UNKNOWN, 'An unknown error occurred.', -1000],
  ])('fails "%s" with a status of gRPC, never with our code', async (what, code, details, ours) => {
    const told = await orders.ask('fail', what);
    expect(told).toMatchObject({ code, details });
    expect(readWire(told)).toMatchObject({ $errlex: 1, code: ours, msg: details });
    expect(JSON.stringify([told, told.metadata.toHttp2Headers()])).not.toContain(secret);
    expect(String(told.metadata.get('grpc-status-details-bin'))).not.toContain(secret);
  });

  it('sends google.rpc.ErrorInfo to clients in other languages', async () => {
    expect(readDetails(await orders.ask('fail', 'unicode'))).toEqual({
      code: status.INVALID_ARGUMENT,
      message: "Parameter '取引ペア ✓' is invalid.",
      type: 'type.googleapis.com/google.rpc.ErrorInfo',
      info: {
        reason: 'PARAM_ERROR',
        domain: 'spotV3',
        metadata: { parameter: '取引ペア ✓', code: '-1142', messageId: 'PARAM_ERROR' },
      },
    });
    expect(readDetails(await orders.ask('fail', 'newer')).info).toEqual({
      reason: '',
      domain: 'spotV3',
      metadata: { code: '-9999' },
    });
  });

  it('keeps the metadata below the limit of servers, whatever the params are', async () => {
    const told = await orders.ask('fail', 'huge');
    expect(readWire(told)).toEqual({ $errlex: 1, code: -1142, params: {} });
    expect(readDetails(told).info).toMatchObject({ reason: 'PARAM_ERROR', metadata: { code: '-1142' } });
    const headers = Object.entries(told.metadata.toHttp2Headers());
    expect(JSON.stringify([...headers, encodeURIComponent(told.details)]).length).toBeLessThan(8192);
  });

  it.each([
    ['watch', -1141],
    ['upload', -1117],
    ['chat', -1121],
    ['take', -1116],
  ])('fails "%s", whichever side streams', async (method, code) => {
    const told = await orders.ask(method, 'side');
    expect(told.code).toBe(status.INVALID_ARGUMENT);
    expect(readWire(told)).toMatchObject({ code });
  });
});

const context = await createErrlexContext({}, new ApplicationConfig(), new HttpAdapterHost());

describe('replyGrpc', () => {
  const error = createApiError('INVALID_SYMBOL');
  const mapped = { error, httpStatus: 400, isFault: false };
  const wire = toWireError(error, error.message);
  const reply = (sent: WireError, args: unknown[]) => {
    const host = new ExecutionContextHost(args);
    return replyGrpc(mapped, sent, rpcProtocol.readFacts(host), host, context);
  };
  const failed = { code: status.INVALID_ARGUMENT, details: 'Invalid symbol.' };

  it.each([
    ['nothing', undefined],
    ['null', null],
    ['a text', 'text'],
    ['data', {}],
    ['data that has metadata', { metadata: new Metadata() }],
    ['data that has functions', { emit: () => true }],
  ])('leaves other transports alone, whose message is %s', (_, first) => {
    expect(reply(wire, [first, {}])).toBeUndefined();
  });

  it.each([
    ['the callback of a call that has one', true, ['callback']],
    ['the call where nothing else can be answered', false, ['error']],
  ])('fails %s', async (_, hasCallback, expected) => {
    const told: string[] = [];
    const tell = (by: string, value: unknown) => {
      expect(value).toMatchObject(failed);
      told.push(by);
    };
    const callback = (value: unknown) => tell('callback', value);
    const args = [{ metadata: new Metadata(), emit: tell }, ...(hasCallback ? [callback] : [])];
    await lastValueFrom(reply(wire, args) ?? expect.unreachable());
    expect(told).toEqual(expected);
  });

  it('sends the advice in the ErrorInfo if the option is on', async () => {
    const config = [new ApplicationConfig(), new HttpAdapterHost()] as const;
    const infoOf = async (advice: boolean) => {
      const host = new ExecutionContextHost([{}, new Metadata()]);
      const advised = await createErrlexContext({ advice }, ...config);
      const sent = replyGrpc(mapped, wire, rpcProtocol.readFacts(host), host, advised);
      const told = await lastValueFrom(sent ?? expect.unreachable()).catch((thrown: unknown) => thrown);
      return readDetails(told as GrpcError).info;
    };
    const advice = { retry: 'fix-request', executed: 'no' };
    expect(await infoOf(true)).toMatchObject({ metadata: { code: '-1121', ...advice } });
    expect(await infoOf(false)).not.toHaveProperty('metadata.retry');
  });

  it('sends the text alone if the error cannot be written', async () => {
    const params = { id: 1n } as never;
    const came = new Metadata();
    came.set('authorization', secret);
    const sent = reply({ ...wire, params }, [{}, came]);
    const { message } = error;
    await expect(lastValueFrom(sent ?? expect.unreachable())).rejects.toEqual({
      code: status.UNKNOWN,
      message,
      details: message,
      metadata: new Metadata(),
    });
  });
});

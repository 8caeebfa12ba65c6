import { Controller, Module } from '@nestjs/common';
import { MessagePattern, Payload, RpcException } from '@nestjs/microservices';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { toEdge, toForwardingService } from '../test-support/edge.fixture.js';
import { type Platform, platforms, type Server, startServer } from '../test-support/server.fixture.js';
import { type Service, startService } from '../test-support/service.fixture.js';
import { secret } from '../test-support/throwing.fixture.js';

const text = `<b>${secret}</b>`;

/** Messages of newer services, and of services that are not trusted. */
const wires: Readonly<Record<string, object>> = {
  newer: {
    $errlex: 2,
    code: -1121,
    id: ['INVALID_SYMBOL'],
    params: [['symbol', 'X']],
    msg: text,
    locale: 'de',
  },
  unknown: { $errlex: 2, code: -9999, msg: text, params: { text } },
  status: { $errlex: 1, code: -1121, params: {}, msg: text, httpStatus: 200, status: 302, statusCode: 204 },
  definition: {
    $errlex: 1,
    code: -1121,
    params: {},
    msg: text,
    definition: { httpStatus: 200 },
    answer: { httpStatus: 200 },
  },
  params: { $errlex: 1, code: -1142, messageId: 'PARAM_ERROR', params: { parameter: { text } }, msg: text },
  fraction: { $errlex: 1, code: -1121.5, params: {}, msg: text },
};

@Controller()
class NewerHandlers {
  @MessagePattern('fail')
  fail(@Payload() what: string): never {
    throw new RpcException(wires[what] ?? {});
  }
}

/** A service without the filter of this version. */
@Module({ controllers: [NewerHandlers] })
class NewerModule {}

describe.each([
  ['its edge', false],
  ['a service between it and the edge', true],
])('what a newer service sends to %s', (_, isForwarded) => {
  let newer: Service;
  let forwarding: Service | undefined;
  let edge: Server;
  beforeAll(async () => {
    newer = await startService(NewerModule);
    forwarding = isForwarded ? await startService(toForwardingService(newer.port)) : undefined;
    edge = await startServer(toEdge(forwarding?.port ?? newer.port), platforms[0] as Platform);
  });
  afterAll(async () => {
    await edge.close();
    await forwarding?.close();
    await newer.close();
  });

  it.each([
    ['newer', 400, '{"code":-1121,"msg":"取引ペアが無効です。"}'],
    ['unknown', 500, '{"code":-9999,"msg":"不明なエラーが発生しました。"}'],
    ['status', 400, '{"code":-1121,"msg":"取引ペアが無効です。"}'],
    ['definition', 400, '{"code":-1121,"msg":"取引ペアが無効です。"}'],
    ['params', 400, '{"code":-1142,"msg":"無効なパラメーターがあります。"}'],
    ['fraction', 500, '{"code":-1000,"msg":"不明なエラーが発生しました。"}'],
  ])('is "%s": %i %s', async (what, status, body) => {
    const answer = await edge.ask(`/awaited/${what}`, { language: 'ja' });
    expect(answer).toMatchObject({ status, text: body });
    expect(JSON.stringify(answer)).not.toContain(secret);
  });
});

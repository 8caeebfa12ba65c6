import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { toEdge, toForwardingService } from '../test-support/edge.fixture.js';
import { toOrderService } from '../test-support/order-service.fixture.js';
import { type Platform, platforms, type Server, startServer } from '../test-support/server.fixture.js';
import { type Service, startService } from '../test-support/service.fixture.js';
import { secret } from '../test-support/throwing.fixture.js';

describe.each(platforms)('an edge on $platform, two hops away', (platform: Platform) => {
  let order: Service;
  let forwarding: Service;
  let edge: Server;
  beforeAll(async () => {
    order = await startService(toOrderService());
    forwarding = await startService(toForwardingService(order.port));
    edge = await startServer(toEdge(forwarding.port), platform);
  });
  afterAll(async () => {
    await edge.close();
    await forwarding.close();
    await order.close();
  });

  it.each([
    ['exception', 400, '{"code":-1121,"msg":"取引ペアが無効です。"}', 0],
    ['params', 400, '{"code":-1140,"msg":"limitは1以上1000以下である必要があります。"}', 0],
    ['bare', 404, '{"code":-2200,"msg":"注文が存在しません。"}', 0],
    ['validation', 400, '{"code":-1140,"msg":"パラメーターの検証に失敗しました。"}', 0],
    ['newer', 500, '{"code":-9999,"msg":"不明なエラーが発生しました。"}', 0],
    [
      'undocumented',
      500,
      '{"code":-1054,"msg":"システムエラーです。しばらくしてからもう一度お試しください。"}',
      0,
    ],
    ['crash', 500, '{"code":-1000,"msg":"不明なエラーが発生しました。"}', 1],
    ['upstream', 500, '{"code":-1044,"msg":"ACCESS_KEYが無効です。"}', 1],
  ])(
    'tells "%s" in the language of its caller, and one service logs it',
    async (what, status, text, logged) => {
      for (const path of [`/observed/${what}`, `/awaited/${what}`]) {
        for (const { errors } of [order, forwarding, edge]) errors.length = 0;
        const answer = await edge.ask(path, { language: 'ja' });
        expect(answer).toMatchObject({ status, text, headers: { 'content-language': 'ja' } });
        // Nest has one logger for all applications of a process.
        expect([order, forwarding, edge].flatMap(({ errors }) => errors)).toHaveLength(logged);
        expect(JSON.stringify(answer)).not.toContain(secret);
      }
    },
  );

  it('tells all that a service found wrong where each of them is asked to', async () => {
    const details = await startService(toOrderService({ details: true }));
    const told = await startServer(toEdge(details.port, { details: true }), platform);
    expect(JSON.parse((await told.ask('/awaited/issues', { language: 'de' })).text)).toEqual({
      code: -1142,
      msg: 'Der Parameter „symbol“ ist ungültig.',
      details: [
        { code: -1142, msg: 'Der Parameter „symbol“ ist ungültig.', path: 'symbol' },
        { code: -1117, msg: expect.any(String), path: 'side' },
      ],
    });
    const terse = await startServer(toEdge(details.port), platform);
    expect(Object.keys(JSON.parse((await terse.ask('/awaited/issues')).text))).toEqual(['code', 'msg']);
    for (const one of [terse, told, details]) await one.close();
  });

  it('answers where no service listens, with nothing of the failure', async () => {
    const alone = await startServer(toEdge(1), platform);
    expect(await alone.ask('/awaited/bare')).toMatchObject({
      status: 502,
      text: '{"code":-1000,"msg":"An unknown error occurred."}',
    });
    expect(alone.errors).toEqual([expect.stringContaining('ECONNREFUSED')]);
    await alone.close();
  });
});

import { createApiError } from '@errlex/core';
import type { LogEntry } from '@errlex/server';
import { ApplicationConfig, HttpAdapterHost } from '@nestjs/core';
import { ExecutionContextHost } from '@nestjs/core/helpers/execution-context-host.js';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { ApiExceptionFilter } from './api-exception.filter.js';
import { createErrlexContext } from './errlex.context.js';
import { refuse, ThrowingModule } from './test-support/app.fixture.js';
import { platforms, type Question, type Server, startServer } from './test-support/server.fixture.js';
import { secret } from './test-support/throwing.fixture.js';

const unknown = '{"code":-1000,"msg":"An unknown error occurred."}';
const invalid = '{"code":-1140,"msg":"Parameter validation failed."}';
const malformed = '{"code":-1135,"msg":"Invalid JSON request."}';
const json = { 'Content-Type': 'application/json' };

const expected: [path: string, status: number, body: string, logged: number, question?: Question][] = [
  ['throw/exception', 400, '{"code":-1121,"msg":"Invalid symbol."}', 0],
  ['throw/params', 400, '{"code":-1140,"msg":"limit must be between 1 and 1000."}', 0],
  ['throw/status', 503, '{"code":-1054,"msg":"System error, please retry later."}', 1],
  ['throw/bare', 404, '{"code":-2200,"msg":"Order does not exist."}', 0],
  ['throw/copy', 400, `{"code":-1141,"msg":"Parameter 'symbol' cannot be empty."}`, 0],
  ['throw/json', 400, '{"code":-1142,"msg":"A parameter is invalid."}', 1],
  ['throw/unmarked', 400, '{"code":-1121,"msg":"Invalid symbol."}', 1],
  ['throw/newer', 500, '{"code":-9999,"msg":"Margin call."}', 0],
  ['throw/undocumented', 500, '{"code":-1054,"msg":"FAILED_PRECONDITION: amount not enough"}', 0],
  ['throw/observable', 400, '{"code":-1117,"msg":"Invalid side."}', 0],
  ['throw/async', 400, '{"code":-1116,"msg":"Invalid order type."}', 0],
  ['throw/unauthorized', 401, '{"code":-1047,"msg":"API authentication failed."}', 0],
  ['throw/forbidden', 403, '{"code":-1051,"msg":"Permission denied."}', 0],
  ['throw/method', 405, '{"code":-1150,"msg":"Request method not supported."}', 0],
  ['throw/invalid', 400, invalid, 0],
  ['throw/teapot', 418, unknown, 0],
  ['throw/unprocessable', 400, invalid, 0],
  ['throw/upstream', 502, unknown, 1],
  ['throw/throttled', 429, unknown, 0],
  ['throw/unavailable', 503, unknown, 1],
  ['throw/redirect', 500, unknown, 1],
  ['throw/crash', 500, unknown, 1],
  ['throw/string', 500, unknown, 1],
  ['throw/number', 500, unknown, 1],
  ['throw/null', 500, unknown, 1],
  ['throw/undefined', 500, unknown, 1],
  ['throw/symbol', 500, unknown, 1],
  ['throw/hostile', 500, unknown, 1],
  ['throw/frozen', 500, unknown, 1],
  ['throw/forged', 500, unknown, 1],
  ['parse-int?limit=x', 400, invalid, 0],
  ['guarded', 403, '{"code":-1051,"msg":"Permission denied."}', 0],
  ['never-reached', 403, '{"code":-1056,"msg":"Invalid IP address."}', 0],
  ['used', 403, '{"code":-1056,"msg":"Invalid IP address."}', 0],
  ['nowhere', 404, unknown, 0],
  ['echo', 404, unknown, 0, { method: 'PUT' }],
  ['echo', 400, malformed, 0, { method: 'POST', headers: json, body: `{"${secret}` }],
  ['echo', 413, unknown, 0, { method: 'POST', headers: json, body: JSON.stringify('x'.repeat(2 ** 21)) }],
];

describe.each(platforms)('ApiExceptionFilter on $platform', (platform) => {
  let server: Server;
  beforeAll(async () => {
    server = await startServer(ThrowingModule, platform, (app) => {
      app.enableCors({ origin: ['https://a.example'] });
      app.use('/used', refuse);
    });
  });
  afterAll(() => server.close());
  beforeEach(() => {
    server.errors.length = 0;
  });

  it.each(expected)('/%s gets %i %s', async (path, status, body, logged, question) => {
    const answer = await server.ask(`/${path}`, question);
    expect(answer.text).toBe(body);
    expect(answer.status).toBe(status);
    expect(answer.headers).toMatchObject({
      'content-type': 'application/json; charset=utf-8',
      'content-language': 'en',
      'content-length': String(Buffer.byteLength(body)),
      vary: 'Origin, Accept-Language',
    });
    expect(JSON.stringify(answer)).not.toContain(secret);
    expect(server.errors).toHaveLength(logged);
  });

  it('logs an unexpected error with its stack and its cause', async () => {
    await server.ask('/throw/crash');
    expect(server.errors).toEqual([expect.stringContaining(secret)]);
    expect(server.errors[0]).toMatch(
      /at .*throwing\.fixture\.ts.*Caused by: Error.*at .*throwing\.fixture\.ts/s,
    );
  });

  it.each([
    [undefined, 'en', 'Order does not exist.'],
    ['*', 'en', 'Order does not exist.'],
    ['en-GB,de;q=0.9', 'en', 'Order does not exist.'],
    ['tlh', 'en', 'Order does not exist.'],
    ['\u00ff;;;=,,', 'en', 'Order does not exist.'],
    ['de-AT, en;q=0.5', 'de', 'Die Order existiert nicht.'],
    ['tlh, ja;q=0.3', 'ja', '注文が存在しません。'],
    ['zh-HK', 'zh-TW', '訂單不存在。'],
    ['en;q=0.1, ar', 'ar', 'أمر التداول غير موجود.'],
  ])('speaks the language that %j asks for', async (language, locale, msg) => {
    const answer = await server.ask('/throw/bare', language === undefined ? {} : { language });
    expect(JSON.parse(answer.text)).toEqual({ code: -2200, msg });
    expect(answer.headers['content-language']).toBe(locale);
  });

  it('sends errors of the body parser and the router in the language of the request', async () => {
    const parsed = await server.ask('/echo', { method: 'POST', headers: json, body: '{', language: 'de' });
    expect(parsed.text).toBe('{"code":-1135,"msg":"Die Anfrage ist kein gültiges JSON."}');
    const routed = await server.ask('/nowhere', { language: 'de' });
    expect(routed.text).toBe('{"code":-1000,"msg":"Ein unbekannter Fehler ist aufgetreten."}');
  });

  it('keeps an undocumented text in its own language', async () => {
    const answer = await server.ask('/throw/undocumented', { language: 'ja' });
    expect(answer.text).toBe('{"code":-1054,"msg":"FAILED_PRECONDITION: amount not enough"}');
    expect(answer.headers['content-language']).toBe('en');
  });

  it('keeps the text of a code that it does not know, whatever the language', async () => {
    const answer = await server.ask('/throw/newer', { language: 'ja' });
    expect(answer.text).toBe('{"code":-9999,"msg":"Margin call."}');
  });

  it('fills the params into the translation', async () => {
    const answer = await server.ask('/throw/params', { language: 'de' });
    expect(JSON.parse(answer.text).msg).toBe('limit muss zwischen 1 und 1000 liegen.');
  });

  it('sends the headers alone for HEAD', async () => {
    const answer = await server.ask('/throw/exception', { method: 'HEAD' });
    expect(answer).toMatchObject({ status: 400, text: '', headers: { 'content-length': '38' } });
  });

  it('takes back what described the body that was not sent', async () => {
    const answer = await server.ask('/described');
    expect(answer.text).toBe('{"code":-1121,"msg":"Invalid symbol."}');
    expect(answer.headers['content-encoding']).toBeUndefined();
    expect(answer.headers['content-disposition']).toBeUndefined();
    expect(answer.headers.vary).toBe('Origin, Accept-Language');
  });

  it('breaks off a response that has begun, so that it is not taken for complete', async () => {
    await expect(server.ask('/begun')).rejects.toThrow();
    expect(server.errors).toHaveLength(1);
  });
});

describe('ApiExceptionFilter', () => {
  it('logs why a response cannot be sent', async () => {
    const entries: LogEntry[] = [];
    const options = { log: (entry: LogEntry) => entries.push(entry) };
    const context = await createErrlexContext(options, new ApplicationConfig(), new HttpAdapterHost());
    const send = () => {
      throw new Error('The socket is broken.');
    };
    const host = new ExecutionContextHost([{ readyState: 1, send }, {}, {}, 'orders']);
    host.setType('ws');
    expect(new ApiExceptionFilter(context).catch(createApiError('INVALID_SYMBOL'), host)).toBeUndefined();
    expect(entries).toEqual([
      expect.objectContaining({
        level: 'error',
        message: 'errlex: the error could not be sent',
        stack: expect.stringContaining('The socket is broken.'),
      }),
    ]);
  });
});

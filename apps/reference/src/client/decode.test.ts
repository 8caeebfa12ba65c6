import { type Catalog, createApiError, defineErrors, spotV3, spotV3Errors } from '@errlex/core';
import { httpErrors } from '@errlex/core/http-errors';
import { loadHints, loadMessages, locales, translate } from '@errlex/i18n';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decode, decodeResponse } from './decode.js';
import { toLexicon } from './page-data.js';

const texts = { messages: await loadMessages('de'), hints: await loadHints('de') };
const errors = defineErrors<Catalog>([...spotV3, ...httpErrors], spotV3Errors);
const lexicon = toLexicon({
  errors,
  ...texts,
  guides: { PARAM_EMPTY: { cause: 'Leer.', fix: 'Füllen.', locale: 'de' } },
});

const read = (text: string) => decode(text, lexicon);
const summarize = (text: string) =>
  read(text).map(({ line, count, code, meaning }) => [line, count, code, meaning?.translation.text]);

const empty = '{"code":-1141,"msg":"Parameter \'symbol\' cannot be empty."}';
const german = 'Der Parameter „symbol“ darf nicht leer sein.';

describe('decode', () => {
  it('explains a payload in the language of the page, with the params of both texts marked', () => {
    expect(read(empty)).toEqual([
      {
        line: 1,
        count: 1,
        code: -1141,
        reason: 'PARAM_EMPTY',
        meaning: {
          translation: { text: german, locale: 'de', dir: 'ltr' },
          segments: [
            { text: 'Der Parameter „' },
            { text: 'symbol', param: 'parameter' },
            { text: '“ darf nicht leer sein.' },
          ],
        },
        received: [
          { text: "Parameter '" },
          { text: 'symbol', param: 'parameter' },
          { text: "' cannot be empty." },
        ],
        hint: { text: lexicon.hints.texts.PARAM_EMPTY, locale: 'de', dir: 'ltr' },
        guide: { cause: 'Leer.', fix: 'Füllen.', locale: 'de' },
        retry: 'fix-request',
        executed: 'no',
      },
    ]);
  });

  it.each([
    ['a batch response', `{"orderList":[{"orderId":"1"},${empty}]}`],
    ['a list', `[{"ok":true},${empty}]`],
    ['the frame of a WebSocket', `{"id":"7","status":400,"error":${empty}}`],
    ['a log line', `2026-11-24 ERROR POST /order 400 ${empty} (12 ms)`],
    ['a line of a structured log', `{"level":50,"time":1,"err":{"body":${empty}}}`],
    ['a body in a string', JSON.stringify({ level: 50, body: empty })],
    ['a string in a text', `body=${JSON.stringify(empty)}`],
    ['an error of ours, as JSON', JSON.stringify(createApiError('PARAM_EMPTY', { parameter: 'symbol' }))],
    ['a text in the language of the page', JSON.stringify({ code: -1141, msg: german })],
    ['a text in the language of the page behind a code', `code=-1141, msg=${german}`],
    ['a text alone, in English', `\n  Parameter 'symbol' cannot be empty.  `.trimStart()],
    ['a text alone, in the language of the page', german],
    ['a code and its text', "code=-1141, msg=Parameter 'symbol' cannot be empty."],
    ['a code, its reason and its text', "[-1141] PARAM_EMPTY: Parameter 'symbol' cannot be empty."],
  ])('reads %s', (_, text) => {
    expect(summarize(text)).toEqual([[1, 1, -1141, german]]);
  });

  it('reads a whole log, each line and each error once', () => {
    const log = [
      'start',
      `ERROR ${empty} retry of -1141`,
      'INFO 200 {"code":0,"msg":"success"} {"price":"1"}',
      'ERROR code=-2200',
      '{',
      '  "code": -1121,',
      '  "msg": "Invalid symbol."',
      '}',
      `ERROR ${empty}`,
      'WARN code: -2200',
      'INFO -2200 at 10:00-1121 and 5-1121 and x-1121',
    ].join('\n');
    expect(summarize(log)).toEqual([
      [2, 2, -1141, german],
      [4, 2, -2200, lexicon.messages.texts.SPOT_ORDER_NOT_EXIST],
      [5, 1, -1121, lexicon.messages.texts.INVALID_SYMBOL],
    ]);
  });

  it('explains an unknown code, an undocumented text and an error without a code', () => {
    expect(read('{"code":-9999,"msg":"New."}')).toMatchObject([
      { code: -9999, meaning: undefined, received: [{ text: 'New.' }] },
    ]);
    expect(read('{"code":-1121,"msg":"Halted."}')).toMatchObject([
      { code: -1121, meaning: { translation: { detail: 'Halted.' } }, received: [{ text: 'Halted.' }] },
    ]);
    expect(read('{"result":false,"msg":"INVALID_ARGUMENT: side"}')).toMatchObject([
      { received: [{ text: 'INVALID_ARGUMENT: side' }], retry: 'fix-request' },
    ]);
    expect(read('{"success":false}\n{"success":false}')).toMatchObject([
      { count: 2, received: [{ text: '{"success":false}' }] },
    ]);
  });

  it('reads payloads, text rules and samples by the contract', () => {
    const messages = { locale: 'de', dir: 'ltr', texts: { HALTED: 'Der Handel ruht.' } } as const;
    const errors = defineErrors<Catalog>(
      [{ code: 9, reason: 'HALTED', messages: { HALTED: ['Trading is halted.'] } }],
      {
        payload: { code: 'error.id', msg: 'error.text', items: { in: 'orders', code: 'id', msg: 'text' } },
        textRules: [{ code: 9, text: 'reopens soon', retry: 'backoff', executed: 'no' }],
      },
    );
    const acme = toLexicon({ errors, messages, hints: { locale: 'de', dir: 'ltr', texts: {} }, guides: {} });
    const summary = (text: string) =>
      decode(text, acme).map(({ code, retry, meaning }) => [code, retry, meaning?.translation.text]);
    expect(summary('x {"error":{"id":9,"text":"Der Handel ruht."}}')).toEqual([
      [9, 'never', 'Der Handel ruht.'],
    ]);
    expect(summary('{"error":{"id":9,"text":"Market reopens soon"}}')).toEqual([
      [9, 'backoff', 'Der Handel ruht.'],
    ]);
    expect(summary('{"orders":[{"id":0},{"id":9,"text":"Trading is halted."}]}')).toEqual([
      [9, 'never', 'Der Handel ruht.'],
    ]);
    expect(summary('{"code":9,"msg":"Trading is halted."}')).toEqual([]);
  });

  it('reads the body of a response by its status', () => {
    const summary = (body: string, status: number) =>
      decodeResponse(body, status, lexicon).map(({ code, retry, received }) => [
        code,
        retry,
        received[0]?.text,
      ]);
    expect(summary('<html>502 Bad Gateway</html>', 502)).toEqual([
      [undefined, 'backoff', '<html>502 Bad Gateway</html>'],
    ]);
    expect(summary('{"code":-9999,"msg":"New."}', 429)).toEqual([[-9999, 'backoff', 'New.']]);
    expect(summary('{"price":"1"}', 200)).toEqual([]);
  });

  it('finds nothing in a text without an error, and never throws', () => {
    expect(read('')).toEqual([]);
    expect(read('{"orderId":1}\n<html>502 pages</html>')).toEqual([]);
    const pieces = [
      '{',
      '}',
      '[',
      ']',
      '"',
      '\\',
      '\n',
      ':',
      ',',
      ' ',
      '\ud800',
      'code',
      '-1121',
      'INVALID_SYMBOL',
      'msg',
    ];
    const text = fc.array(fc.oneof(fc.constantFrom(...pieces), fc.string())).map((parts) => parts.join(''));
    fc.assert(
      fc.property(text, fc.json(), (broken, json) => {
        read(`${broken}${json}`);
      }),
    );
  });

  it.each([
    ['HTTP/1.1 429 Too Many Requests', -90429],
    ['HTTP/2 429', -90429],
    ['127.0.0.1 - - "GET /api HTTP/1.1" 503 12', -90503],
    ['AxiosError: Request failed with status code 429', -90429],
    ['429 Client Error: Too Many Requests for url: https://api.example', -90429],
    ['< HTTP/1.1 502 Bad Gateway', -90502],
    ['{"statusCode":504}', -90504],
    ['HTTP/1.1 403 Forbidden', undefined],
  ])('reads the status in %s', (text, code) => {
    expect(read(text).map((decoded) => decoded.code)).toEqual([code]);
  });

  it('takes a status of 2xx and numbers of other things for no error', () => {
    expect(read('HTTP/1.1 200 OK\nlistening on 443, took 429 ms, 404 items\nstatus: 200')).toEqual([]);
  });

  it('gives the status of a response to the payload in its body', () => {
    const response = (body: string) => `HTTP/1.1 429 Too Many Requests\r\nDate: now\r\n\r\n${body}`;
    expect(read(response('{"code":-9999,"msg":"New."}'))).toMatchObject([
      { code: -9999, retry: 'backoff', line: 4 },
    ]);
    expect(read(`${response('no json')}\n${empty}`)).toMatchObject([{ code: -90429 }, { code: -1141 }]);
  });

  it.each([
    'bybit error: Invalid symbol.',
    '2026-11-30 12:00:00,123 - ERROR - Invalid symbol.',
    'raise ExchangeError("Invalid symbol.")',
    'Error: invalid symbol',
    '「Invalid symbol.」',
  ])('reads the message in %s', (line) => {
    expect(read(line)).toMatchObject([{ code: -1121 }]);
  });

  it('reads every message alone, in every language', async () => {
    const all: Record<string, Readonly<Record<string, string>>> = {};
    for (const tag of locales) all[tag] = (await loadMessages(tag)).texts;
    const whole = toLexicon({ errors, ...texts, guides: {} }, all);
    for (const [id, template] of spotV3.flatMap(({ messages }) =>
      Object.entries<readonly string[]>(messages),
    )) {
      const names = template.slice(1);
      const params = Object.fromEntries(
        names.map((name) => [name, template[0]?.includes('%d') ? 5 : 'symbol']),
      );
      const data = errors.createErrorData(id, params);
      for (const tag of locales) {
        const { text } = translate(data, { locale: tag, dir: 'ltr', texts: all[tag] ?? {} });
        const [found] = decode(text, whole);
        // Some languages say two things in the same words.
        const others = spotV3.filter(({ messages }) =>
          Object.keys(messages).some((other) => all[tag]?.[other] === all[tag]?.[id]),
        );
        const codes = others.length > 1 ? others.map(({ code }) => code) : [data.code];
        expect(codes, `${tag} ${id}: ${text}`).toContain(found?.code);
        if (names.length > 0)
          expect(found?.meaning?.translation.text, `${tag} ${id}`).toContain(
            String(Object.values(params)[0]),
          );
      }
    }
  });

  it('reads a log of a megabyte', () => {
    const log = Array.from({ length: 10_000 }, (_, index) => `${index} ERROR order failed ${empty} again`);
    expect(read(log.join('\n'))).toMatchObject([{ count: 10_000 }]);
  });

  it.each([
    ['codes', 'code=-1121 '],
    ['payloads', '{"code":-1121,"msg":"Invalid symbol."}'],
  ])('reads a line of 130,000 %s', (_, piece) => {
    const [first] = read(piece.repeat(130_000).slice(0, 4_000_000));
    expect(first).toMatchObject({ line: 1, code: -1121 });
    expect(first?.count).toBeGreaterThan(100_000);
  });
});

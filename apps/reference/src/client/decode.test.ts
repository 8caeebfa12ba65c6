import { type Catalog, createApiError, defineErrors, spotV3 } from '@errlex/core';
import { loadHints, loadMessages } from '@errlex/i18n';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decode } from './decode.js';
import type { Lexicon } from './page-data.js';

const lexicon: Lexicon = {
  errors: defineErrors<Catalog>(spotV3),
  messages: await loadMessages('de'),
  hints: await loadHints('de'),
};

const read = (text: string) => decode(text, lexicon);
const summarize = (text: string) =>
  read(text).map(({ line, count, code, meaning }) => [line, count, code, meaning?.translation.text]);

const empty = '{"code":-1141,"msg":"Parameter \'symbol\' cannot be empty."}';
const told = 'Der Parameter „symbol“ darf nicht leer sein.';

describe('decode', () => {
  it('tells a payload in the language of the page, with the params of both texts marked', () => {
    expect(read(empty)).toEqual([
      {
        line: 1,
        count: 1,
        code: -1141,
        reason: 'PARAM_EMPTY',
        meaning: {
          translation: { text: told, locale: 'de', dir: 'ltr' },
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
        retry: 'fix-request',
        executed: 'no',
      },
    ]);
  });

  it.each([
    ['a batch answer', `{"orderList":[{"orderId":"1"},${empty}]}`],
    ['a list', `[{"ok":true},${empty}]`],
    ['the frame of a WebSocket', `{"id":"7","status":400,"error":${empty}}`],
    ['a log line', `2026-11-24 ERROR POST /order 400 ${empty} (12 ms)`],
    ['a line of a structured log', `{"level":50,"time":1,"err":{"body":${empty}}}`],
    ['a body in a string', JSON.stringify({ level: 50, body: empty })],
    ['a string in a text', `body=${JSON.stringify(empty)}`],
    ['an error of ours, as JSON', JSON.stringify(createApiError('PARAM_EMPTY', { parameter: 'symbol' }))],
    ['a text in the language of the page', JSON.stringify({ code: -1141, msg: told })],
    ['a code and its text', "code=-1141, msg=Parameter 'symbol' cannot be empty."],
    ['a code, its reason and its text', "[-1141] PARAM_EMPTY: Parameter 'symbol' cannot be empty."],
  ])('reads %s', (_, text) => {
    expect(summarize(text)).toEqual([[1, 1, -1141, told]]);
  });

  it('reads a whole log, each line and each error once', () => {
    const log = [
      'start',
      `ERROR ${empty} retry of -1141`,
      'INFO 200 {"code":0,"msg":"success"} {"price":"1"}',
      'ERROR SPOT_ORDER_NOT_EXIST',
      '{',
      '  "code": -1121,',
      '  "msg": "Invalid symbol."',
      '}',
      `ERROR ${empty}`,
      'WARN -2200 at 10:00-1121 and 5-1121 and x-1121',
    ].join('\n');
    expect(summarize(log)).toEqual([
      [2, 2, -1141, told],
      [4, 2, -2200, lexicon.messages.texts.SPOT_ORDER_NOT_EXIST],
      [5, 1, -1121, lexicon.messages.texts.INVALID_SYMBOL],
    ]);
  });

  it('tells an unknown code, an undocumented text and a refusal without a code', () => {
    expect(read('{"code":-9999,"msg":"New."}')).toMatchObject([
      { code: -9999, meaning: undefined, received: [{ text: 'New.' }] },
    ]);
    expect(read('{"code":-1121,"msg":"Halted."}')).toMatchObject([
      { code: -1121, meaning: { translation: { detail: 'Halted.' } }, received: [{ text: 'Halted.' }] },
    ]);
    expect(read('{"result":false,"msg":"INVALID_ARGUMENT: side"}')).toMatchObject([
      { received: [{ text: 'INVALID_ARGUMENT: side' }], retry: 'fix-request' },
    ]);
  });

  it('finds nothing in what tells of no error, and never throws', () => {
    expect(read('')).toEqual([]);
    expect(read('{"orderId":1}\n<html>502 Bad Gateway</html>')).toEqual([]);
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

  it('reads a log of a megabyte', () => {
    const log = Array.from({ length: 10_000 }, (_, index) => `${index} ERROR order failed ${empty} again`);
    expect(read(log.join('\n'))).toMatchObject([{ count: 10_000 }]);
  });
});

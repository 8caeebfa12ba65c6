import { inspect } from 'node:util';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { defineErrors } from '../define-errors.js';
import { createApiError } from '../spot-v3-errors.js';
import { findPayloads } from './find-payloads.js';
import { parseJsonExact } from './response-error.js';

const payload = '{"code":-1121,"msg":"Invalid symbol."}';
const quoted = `{"code":-1142,"msg":"Parameter 'symbol' is invalid."}`;

const definitions = [
  { code: 1, reason: 'INTERNAL', messages: { INTERNAL: ['Internal error.'] } },
  { code: 3409, reason: 'ORDER_EXISTS', messages: { ORDER_EXISTS: ['Order %s exists.', 'id'] } },
] as const;
const acme = defineErrors(definitions, {
  domain: 'acme',
  payload: { code: 'retCode', msg: 'retMsg', success: [0] },
});
const nested = defineErrors(definitions, { payload: { code: 'error.code', msg: 'error.message' } });
const batches = defineErrors(definitions, {
  payload: {
    code: 'status.code',
    msg: 'status.text',
    items: { in: 'result.list', code: 'sCode', msg: 'sMsg' },
  },
});
const positive = defineErrors(definitions);

type Errors = NonNullable<Parameters<typeof findPayloads>[1]>['errors'];

const slicesOf = (text: string, errors?: Errors) =>
  findPayloads(text, { errors }).map(({ start, end }) => text.slice(start, end));

/** Lists the meaning of each error: code, message id and params, or the text of an error without a code. */
const meaningsOf = (text: string, errors?: Errors) =>
  findPayloads(text, { errors }).map(({ outcome }) => {
    if (outcome.kind !== 'api-error')
      return outcome.kind === 'response-error' ? outcome.data.msg : outcome.kind;
    const { code, messageId, params } = outcome.data;
    return [code, messageId, ...Object.values(params)];
  });

type Encode = (text: string) => string;
const escapeOnce: Encode = (text) => JSON.stringify(text).slice(1, -1);
const escapeForDotNet: Encode = (text) =>
  escapeOnce(text).replace(
    /\\"|['&<>]/g,
    (match) => `\\u00${match.charCodeAt(match.length - 1).toString(16)}`,
  );
const doubleQuotes: Encode = (text) => text.replaceAll('"', '""');
const toForm: Encode = (text) => new URLSearchParams({ a: text }).toString().slice(2);
const escapeHtml: Encode = (text) =>
  text.replace(
    /[&"'<>]/g,
    (mark) => `&${{ '&': 'amp', '"': 'quot', "'": 'apos', '<': 'lt', '>': 'gt' }[mark]};`,
  );
const escapeToNumbers: Encode = (text) => text.replace(/[&"'<>{}]/g, (mark) => `&#${mark.charCodeAt(0)};`);
const encodings = [
  escapeOnce,
  escapeForDotNet,
  doubleQuotes,
  encodeURIComponent,
  toForm,
  escapeHtml,
  escapeToNumbers,
];

describe('findPayloads', () => {
  it('returns the place and the meaning of an error', () => {
    const [found, ...more] = findPayloads(`12:00 ERR ${payload} (GET /depth)`);
    expect(found).toMatchObject({ start: 10, end: 10 + payload.length });
    expect(found?.outcome).toMatchObject({
      kind: 'api-error',
      data: { code: -1121, reason: 'INVALID_SYMBOL' },
    });
    expect(found?.outcome).toBe(found?.outcome);
    expect(more).toEqual([]);
  });

  it.each<[what: string, text: string, found: string[]]>([
    ['two lines', `${payload}\n${payload}`, [payload, payload]],
    ['the items of a list', `[${payload},{"orderId":1},${payload}]`, [payload, payload]],
    ['a batch', `x {"orders":[{"orderId":1},${payload}]}`, [`{"orders":[{"orderId":1},${payload}]}`]],
    ['a batch in data', `x {"data":{"fails":[{"error":"x"}]}}`, ['{"data":{"fails":[{"error":"x"}]}}']],
    ['a list of lists', `{"a":[[${payload}]]}`, [payload]],
    ['an error object', `{"error":${payload},"id":1}`, [`{"error":${payload},"id":1}`]],
    ['an error deep in other objects', `{"a":{"b":{"c":{"d":{"e":[{"f":${payload}}]}}}}}`, [payload]],
    ['an error with deep data', '{"code":-1,"a":[{"b":[{"c":1}]}]}', ['{"code":-1,"a":[{"b":[{"c":1}]}]}']],
    ['the outer of two errors', `{"code":-1,"a":${payload}}`, [`{"code":-1,"a":${payload}}`]],
    ['a brace and a quotation mark in front', `an open { and "a lonely mark: ${payload}`, [payload]],
    ['an object that breaks off in front', `{"a":"b" ${payload}`, [payload]],
    ['a string that breaks off in front', `{"a":"b\n${payload}`, [payload]],
    ['an object that opens twice', `{${payload}`, [payload]],
    ['a brace in a string in front', `{"a":"{b"} ${payload}`, [payload]],
    ['more closing braces', `${payload}}}`, [payload]],
    ['braces in a text', '{"code":-1,"msg":"a } b { c"}', ['{"code":-1,"msg":"a } b { c"}']],
    ['a quotation mark in a text', '{"code":-1,"msg":"a \\" } b"}', ['{"code":-1,"msg":"a \\" } b"}']],
    ['a text without a code', '{"result":false,"msg":"no"} {', ['{"result":false,"msg":"no"}']],
    ['successes', '{"code":"200","msg":"success"} {"a":1} {} {"success":true,"code":7,"msg":"x"}', []],
    ['an object that breaks off', '{"code":-1121,"msg":"cut', []],
    ['a list that closes an object', '{"code":-1121]', []],
    ['a missing comma', '{"code":-1121 "msg":"x"}', []],
    ['a missing value', '{"code":,"msg":"x"}', []],
    ['a name without a value', '{"code"}', []],
    ['a field named __proto__', `{"__proto__":{"code":-1}}`, ['{"code":-1}']],
    ['nothing', '', []],
  ])('reads %s', (_, text, found) => {
    expect(slicesOf(text)).toEqual(found);
  });

  it('keeps the digits of an order id', () => {
    const item = '{"orderId":702345678901234568,"status":"FAILED","errorMsg":"x","a":{}}';
    for (const text of [item, item.replaceAll('"', "'")]) {
      expect(findPayloads(text)[0]?.outcome.value).toEqual({
        orderId: '702345678901234568',
        status: 'FAILED',
        errorMsg: 'x',
        a: {},
      });
    }
  });

  it('reads an error that holds up to 16 levels of objects and lists, and one at any depth', () => {
    const around = (levels: number, inner: string) =>
      `${'{"a":'.repeat(levels)}${inner}${'}'.repeat(levels)}`;
    const high = (levels: number) => `{"code":-1,"a":${around(levels, '1')},"b":1}`;
    expect(slicesOf(high(16))).toEqual([high(16)]);
    expect(slicesOf(high(17))).toEqual([]);
    expect(slicesOf(around(50_000, payload))).toEqual([payload]);
    expect(slicesOf(`${'{"a":['.repeat(50_000)}${payload}`)).toEqual([payload]);
  });

  describe('in an encoding', () => {
    it.each<[what: string, text: string]>([
      ['a JSON string', escapeOnce(quoted)],
      ['a JSON string in a JSON string in a JSON string', escapeOnce(escapeOnce(escapeOnce(quoted)))],
      ['a JSON string of several lines', escapeOnce(JSON.stringify(JSON.parse(quoted), null, 2))],
      ['a JSON string of .NET', escapeForDotNet(quoted)],
      ['a JavaScript string', quoted.replaceAll("'", "\\'")],
      ['a Python dict in a string', "{\\'code\\': -1142, \\'msg\\': \"Parameter \\'symbol\\' is invalid.\"}"],
      ['CSV', doubleQuotes(quoted)],
      ['a JSON string in CSV', doubleQuotes(escapeOnce(quoted))],
      ['a URL', encodeURIComponent(quoted)],
      ['a URL in lower case', encodeURIComponent(quoted).replace(/%../g, (code) => code.toLowerCase())],
      ['a URL with plain colons', encodeURIComponent(quoted).replaceAll('%3A', ':')],
      ['a form', toForm(quoted)],
      ['a URL in a URL', encodeURIComponent(encodeURIComponent(quoted))],
      ['HTML', escapeHtml(quoted)],
      ['HTML with numbers', escapeToNumbers(quoted)],
      ['HTML with hexadecimal numbers', quoted.replaceAll('"', '&#x22;').replaceAll("'", '&#x27;')],
      ['HTML in HTML', escapeHtml(escapeHtml(quoted))],
      ['a JSON string in HTML', escapeHtml(escapeOnce(quoted))],
      ['HTML in a URL', encodeURIComponent(escapeHtml(quoted))],
      ['a JSON string with console output', escapeOnce(inspect(JSON.parse(quoted)))],
      ['HTML with console output', escapeHtml(inspect(JSON.parse(quoted)))],
      ['a URL with console output', encodeURIComponent(inspect(JSON.parse(quoted)))],
    ])('finds an error in %s', (_, text) => {
      const line = `INFO a "b" ${text}, ${payload} c`;
      expect(slicesOf(line)).toEqual([text, payload]);
      expect(meaningsOf(line)).toEqual([
        [-1142, 'PARAM_ERROR', 'symbol'],
        [-1121, 'INVALID_SYMBOL'],
      ]);
    });

    it('finds an error in up to 3 levels of strings', () => {
      const found = [0, 1, 2, 3, 4].map((times) => {
        let text = payload;
        for (let time = 0; time < times; time++) text = JSON.stringify(text);
        return findPayloads(text).length;
      });
      expect(found).toEqual([1, 1, 1, 1, 0]);
    });

    it('finds errors in their order, and of one inside another the outer', () => {
      const escaped = escapeOnce(payload);
      const text = `"${escaped}" ${payload} ${doubleQuotes(payload)} "${escaped}" ${encodeURIComponent(payload)}`;
      expect(slicesOf(text)).toEqual([
        escaped,
        payload,
        doubleQuotes(payload),
        escaped,
        encodeURIComponent(payload),
      ]);
      const outer = `{"errorMsg":"${escaped}"}`;
      expect(slicesOf(outer)).toEqual([outer]);
    });

    it('leaves encoded marks in a text alone', () => {
      const msg = 'a %22b%22 &quot;c&quot; ""d"" \\e\\n';
      const text = `{"log":"${escapeOnce(JSON.stringify({ code: -7, msg }))}","code%22":""}`;
      expect(findPayloads(text).map(({ outcome }) => outcome.value)).toEqual([{ code: -7, msg }]);
    });

    it('finds bytes that are no UTF-8, and characters that do not exist', () => {
      const [first] = findPayloads('%7B%22code%22%3A-7%2C%22msg%22%3A%22%ff%22%7D');
      expect(first?.outcome.value).toEqual({ code: -7, msg: '%ff' });
      const [second] = findPayloads('{&quot;code&quot;:-7,&quot;msg&quot;:&quot;&#9999999;&quot;}');
      expect(second?.outcome.value).toEqual({ code: -7, msg: '&#9999999;' });
    });
  });

  describe('in console output', () => {
    it.each<[what: string, text: string, value: unknown]>([
      ['an object of Node', "{ code: -1121, msg: 'a' }", { code: -1121, msg: 'a' }],
      ['another mark around the text', '{ code: -1, msg: "it\'s" }', { code: -1, msg: "it's" }],
      ['backticks', '{ code: -1, msg: `it\'s "a"` }', { code: -1, msg: `it's "a"` }],
      ['escapes', "{ code: -1, msg: 'a\\'\\n\\x1B\\u2028' }", { code: -1, msg: "a'\n\x1b\u2028" }],
      ['several lines', "{\n  code: -1,\n  msg: 'a'\n}", { code: -1, msg: 'a' }],
      ['parts of a text', "{ code: -1, msg: 'a\\n' +\n 'b' +\n 'c' }", { code: -1, msg: 'a\nbc' }],
      [
        'the name of a class',
        '{ code: -1, a: Foo { b: 1 }, c: Set(1) [ 2 ] }',
        { code: -1, a: { b: 1 }, c: [2] },
      ],
      [
        'what is left out',
        '{ code: -1, a: [Object], b: [Function: c], d: undefined, e: 12n, f: [ 1, ... 2 more items ] }',
        { code: -1, a: ['Object'], b: ['Function: c'], d: undefined, e: '12n', f: [1, '... 2 more items'] },
      ],
      ['encoded marks between plain braces', '{code:-1,msg:%22a%22}', { code: -1, msg: 'a' }],
      ['a dict of Python', "{'code': -1121, 'msg': 'a'}", { code: -1121, msg: 'a' }],
      [
        'constants of Python, and a comma at the end',
        "{'code': -1, 'a': True, 'b': False, 'c': None, 'd': [1,],}",
        { code: -1, a: true, b: false, c: null, d: [1] },
      ],
    ])('reads %s', (_, text, value) => {
      expect(slicesOf(`a { b ${text} c`)).toEqual([text]);
      expect(findPayloads(text)[0]?.outcome.value).toEqual(value);
    });

    it.each([
      ["{ code: -1, msg: 'a\nb' }"],
      ["{ code: -1, msg: 'a' 'b' }"],
      ["{ code: -1, msg: 'a' + }"],
      ["{ code: -1, msg: 'a' + b }"],
      ["{ code: -1, msg: ['a'] + 'b' }"],
      ['{ the code: 1, code: -1 }'],
      ['{ code: -1_121 }'],
      ['{ code: ABC }'],
      ['{ code -1 }'],
      ["{ code: 'a', msg: &quot; }"],
    ])('does not read %j', (text) => {
      expect(slicesOf(text)).toEqual([]);
    });

    it('finds the body inside the error of a client', () => {
      const error = Object.assign(new Error('Request failed'), {
        config: { headers: new Map([['a', { b: 'c' }]]), validate() {} },
        response: { status: 400, data: JSON.parse(quoted) },
      });
      expect(meaningsOf(`Error ${inspect(error, { depth: 5 })}`)).toEqual([[-1142, 'PARAM_ERROR', 'symbol']]);
    });
  });

  describe('in words', () => {
    it.each<[text: string, found: string, meaning: unknown[]]>([
      ['ERROR code=-1121', 'code=-1121', [-1121, undefined]],
      ['ERROR code: -1121.', 'code: -1121', [-1121, undefined]],
      ['ERROR code -1121', 'code -1121', [-1121, undefined]],
      ['ERROR code="-1121" a', 'code="-1121"', [-1121, undefined]],
      ['Error Code: -1121', 'Code: -1121', [-1121, undefined]],
      ['errorCode=-1121', 'Code=-1121', [-1121, undefined]],
      ['error_code=-1121', 'code=-1121', [-1121, undefined]],
      ['a\\ncode=-1121', 'code=-1121', [-1121, undefined]],
      ['code=-1121 msg="Invalid symbol." a=b', 'code=-1121 msg="Invalid symbol."', [-1121, 'INVALID_SYMBOL']],
      ['code=-1121, msg=Invalid symbol.', 'code=-1121, msg=Invalid symbol.', [-1121, 'INVALID_SYMBOL']],
      [
        'code=-1121, msg=Invalid symbol. in 3 ms',
        'code=-1121, msg=Invalid symbol.',
        [-1121, 'INVALID_SYMBOL'],
      ],
      [
        'code=-1121 path=/a msg="Invalid symbol."',
        'code=-1121 path=/a msg="Invalid symbol."',
        [-1121, 'INVALID_SYMBOL'],
      ],
      [
        "APIError(code=-1142): Parameter 'a' is invalid.",
        "code=-1142): Parameter 'a' is invalid.",
        [-1142, 'PARAM_ERROR', 'a'],
      ],
      ['code=-1121 Invalid symbol. (3 ms)', 'code=-1121 Invalid symbol.', [-1121, 'INVALID_SYMBOL']],
      ['code=-1121 retrying in 3 s', 'code=-1121', [-1121, undefined]],
      ['code=-1121 path=/a', 'code=-1121', [-1121, undefined]],
      ['[-1121] Invalid symbol.\nb', '[-1121] Invalid symbol.', [-1121, 'INVALID_SYMBOL']],
      ['([-1121] Invalid symbol.)', '[-1121] Invalid symbol.', [-1121, 'INVALID_SYMBOL']],
      ['[-1121] - "a" is new', '[-1121] - "a" is new', [-1121, undefined]],
      ['[-1121] a text (new)', '[-1121] a text (new)', [-1121, undefined]],
      ["'[-1121] a new text'", '[-1121] a new text', [-1121, undefined]],
      ['<p>[-1121] a new text</p>', '[-1121] a new text', [-1121, undefined]],
      [
        "[-1142] PARAM_ERROR: Parameter 'a' is invalid.",
        "[-1142] PARAM_ERROR: Parameter 'a' is invalid.",
        [-1142, 'PARAM_ERROR', 'a'],
      ],
      ['{"a":"[-1121] a new text","b":1}', '[-1121] a new text', [-1121, undefined]],
      [
        '{"a":"code=-1121 msg=\\"Invalid symbol.\\""}',
        'code=-1121 msg=\\"Invalid symbol.\\"',
        [-1121, 'INVALID_SYMBOL'],
      ],
    ])('reads %s', (text, found, meaning) => {
      expect(slicesOf(text)).toEqual([found]);
      expect(meaningsOf(text)).toEqual([meaning]);
    });

    it.each([
      ['code=-9999 [-9999] a'],
      ['code=-11210 code=-112 code=-1121a code=-1121.5'],
      ['xcode=-1121 code-1121 code'],
      ['a[-1121] b'],
      ['[-1121]'],
      ['offsets [-1121, 5]'],
      ['[-1121] {"a":1}'],
      ['{"code":{"a":-1121}}'],
    ])('does not read %s', (text) => {
      expect(slicesOf(text)).toEqual([]);
    });

    it('reads positive codes of at least four digits', () => {
      expect(meaningsOf('[3409] Order 7 exists. code=1 code=0001 [1] Internal error.', positive)).toEqual([
        [3409, 'ORDER_EXISTS', '7'],
      ]);
    });

    it('reads words of a contract, and the usual ones', () => {
      const text = 'retCode=3409 retMsg="Order 7 exists." code=3409, msg=Order 8 exists.';
      expect(meaningsOf(text, acme)).toEqual([
        [3409, 'ORDER_EXISTS', '7'],
        [3409, 'ORDER_EXISTS', '8'],
      ]);
    });

    it('reads no words inside another error', () => {
      expect(slicesOf('{"code":-7,"msg":"code=-1121"}')).toEqual(['{"code":-7,"msg":"code=-1121"}']);
    });
  });

  describe('in the record of a logger', () => {
    it.each<[what: string, text: string, found: string[]]>([
      ['with an unknown code', '{"level":30,"code":1006,"msg":"websocket closed"}', []],
      ['with message and an unknown code', '{"level":"warn","code":-7,"message":"a"}', []],
      ['with an error without a code', '{"level":30,"msg":"a","success":false}', []],
      ['on the console', "{ level: 'warn', code: -7, msg: 'a' }", []],
      ['with a known code', '{"level":30,"code":-1121,"msg":"a"}', ['{"level":30,"code":-1121,"msg":"a"}']],
      ['without a text', '{"level":30,"code":-7}', ['{"level":30,"code":-7}']],
      ['with an error inside', `{"level":50,"err":{"a":${payload}},"msg":"b"}`, [payload]],
      ['with an error object inside', `{"level":50,"error":${payload},"msg":"b"}`, [payload]],
      ['with a list of errors inside', `{"level":50,"errors":[${payload}],"msg":"b"}`, [payload]],
      ['with an error in its text', `{"level":50,"msg":"b ${escapeOnce(payload)}"}`, [escapeOnce(payload)]],
      ['with console output in its text', `{"level":50,"msg":"b { code: -7 }"}`, ['{ code: -7 }']],
      ['in a list of records', '{"logs":[{"level":30,"code":1006,"msg":"a"}]}', []],
    ])('%s', (_, text, found) => {
      expect(slicesOf(text)).toEqual(found);
    });
  });

  it('reads the JSON of this library with its params', () => {
    const json = JSON.stringify(createApiError('PARAM_EMPTY', { parameter: 'side' }));
    const found = [[-1141, 'PARAM_EMPTY', 'side']];
    for (const text of [
      json,
      escapeOnce(json),
      inspect(JSON.parse(json)),
      `{"level":50,"err":${json},"msg":"a"}`,
    ]) {
      expect(meaningsOf(text)).toEqual(found);
    }
    const unknown = '{"level":50,"$errlex":1,"code":-7,"message":"a"}';
    expect(slicesOf(unknown)).toEqual([unknown]);
    const own = JSON.stringify(acme.createApiError('ORDER_EXISTS', { id: 'a' }));
    expect(meaningsOf(`a ${own}`, acme)).toEqual([[3409, 'ORDER_EXISTS', 'a']]);
  });

  describe('with a payload shape', () => {
    const item = '{"retCode":1,"retMsg":"Internal error."}';

    it.each<[what: string, errors: Errors, text: string, found: string[]]>([
      ['its names', acme, `a ${item} { retCode: 0 }`, [item]],
      ['its names in a string', acme, `{"a":"${escapeOnce(item)}"}`, [escapeOnce(item)]],
      ['its names on the console', acme, "a {'retCode': 1}", ["{'retCode': 1}"]],
      ['not the usual names', acme, `${payload} {"errorMsg":"a"}`, []],
      ['nested names', nested, `{"a":{"error":${payload}}} ${payload}`, [`{"error":${payload}}`]],
      [
        'items of a batch',
        batches,
        'a {"status":{"code":0},"result":{"list":[{"sCode":1,"sMsg":"a"},{"sCode":0}]}} {"sCode":1}',
        ['{"status":{"code":0},"result":{"list":[{"sCode":1,"sMsg":"a"},{"sCode":0}]}}'],
      ],
      [
        'texts of items',
        batches,
        '{"result":{"list":[{"sMsg":"a"}]}}',
        ['{"result":{"list":[{"sMsg":"a"}]}}'],
      ],
      [
        'a known code in the record of a logger',
        acme,
        '{"level":50,"msg":"a","retCode":3409} {"level":50,"msg":"a","retCode":7}',
        ['{"level":50,"msg":"a","retCode":3409}'],
      ],
    ])('reads %s', (_, errors, text, found) => {
      expect(slicesOf(text, errors)).toEqual(found);
    });
  });

  describe('any text', () => {
    const pieces = fc.constantFrom(
      ...[
        '{',
        '}',
        '[',
        ']',
        '"',
        "'",
        '`',
        '\\',
        ':',
        ',',
        '+',
        ' ',
        '\n',
        '%',
        '&',
        ';',
        '=',
        '.',
        '\ud800',
      ],
      ...[
        'code',
        'msg',
        'level',
        'error',
        '$errlex',
        '"code":',
        'code: ',
        '-1121',
        '1',
        'null',
        '\\"',
        '""',
        '%22',
      ],
      ...['&quot;', '\\u0022', 'code=-1121', '[-1121]', 'Invalid symbol.', payload, escapeOnce(payload)],
    );
    const texts = fc
      .oneof(fc.array(fc.oneof(pieces, fc.string())), fc.array(pieces))
      .map((parts) => parts.join(''));

    it('is read without an exception, and gives places in ascending order', () => {
      fc.assert(
        fc.property(texts, fc.constantFrom(undefined, acme, nested, batches), (text, errors) => {
          let passed = 0;
          for (const { start, end, outcome } of findPayloads(text, { errors })) {
            expect(start).toBeGreaterThanOrEqual(passed);
            expect(end).toBeGreaterThan(start);
            expect(end).toBeLessThanOrEqual(text.length);
            expect(['api-error', 'response-error', 'batch']).toContain(outcome.kind);
            passed = end;
          }
        }),
        { numRuns: 1000 },
      );
    });

    it('does not hide an error behind it', () => {
      const prefixes = texts.filter((text) => !/[\\&%]|code|\[-|msg|error|level|errlex/.test(text));
      fc.assert(
        fc.property(prefixes, prefixes, (before, behind) => {
          expect(slicesOf(`${before}${payload}${behind}`)).toEqual([payload]);
        }),
        { numRuns: 1000 },
      );
    });
  });

  describe('any error', () => {
    const filler = fc.string().map((text) => text.replace(/["'`{}\\%&+[\]]/g, ''));
    const text = fc.string({ unit: 'binary' });

    it.each<[what: string, msg: fc.Arbitrary<string>, encodings: fc.Arbitrary<Encode[]>]>([
      ['an encoding', text, fc.array(fc.constantFrom(...encodings), { maxLength: 1 })],
      ['up to three strings', text, fc.array(fc.constant(escapeOnce), { maxLength: 3 })],
      // With quotation marks, the order of the encodings would matter.
      [
        'any three encodings',
        text.map((msg) => msg.replace(/["\\\0-\x1f]/g, '')),
        fc.array(fc.constantFrom(...encodings), { maxLength: 3 }),
      ],
    ])('in %s is found, with its place', (_, texts, some) => {
      fc.assert(
        fc.property(texts, some, filler, filler, (msg, encode, before, behind) => {
          const value = { code: -1121, msg };
          const text = encode.reduce((inner, outer) => outer(inner), JSON.stringify(value));
          const line = `${before} ${text} ${behind}`;
          expect(slicesOf(line)).toEqual([text]);
          expect(findPayloads(line)[0]?.outcome.value).toEqual(value);
        }),
        { numRuns: 500 },
      );
    });
  });

  it('reads any JSON as parseJsonExact does', () => {
    const json = fc.oneof(fc.json({ maxDepth: 8 }), fc.bigInt().map(String));
    fc.assert(
      fc.property(json, fc.constantFrom(0, 2), (data, space) => {
        const text = `{"code":-1,"data":${space ? JSON.stringify(JSON.parse(data), null, space) : data}}`;
        expect(findPayloads(text)[0]?.outcome.value).toEqual(parseJsonExact(text));
      }),
      { numRuns: 1000 },
    );
  });

  it('reads any plain object that the console of Node prints', () => {
    const number = fc.double({ noNaN: true }).filter((some) => Math.abs(some) < 2 ** 53);
    const scalar = fc.oneof(fc.string({ unit: 'binary' }), fc.integer(), number, fc.boolean());
    const { data } = fc.letrec<{ data: unknown }>((tie) => ({
      data: fc.oneof(
        { maxDepth: 3 },
        fc.oneof(scalar, fc.constantFrom(null, undefined, 'a\nb'.repeat(20))),
        fc.array(tie('data'), { maxLength: 9 }),
        fc.dictionary(fc.string(), tie('data'), { maxKeys: 4, noNullPrototype: true }),
      ),
    }));
    fc.assert(
      fc.property(data, fc.boolean(), fc.integer({ min: 1, max: 200 }), (field, compact, breakLength) => {
        const value = { code: -1, msg: 'a', field };
        const text = inspect(value, { depth: 9, compact, breakLength });
        fc.pre(!text.includes("['__proto__']"));
        expect(findPayloads(text)[0]?.outcome.value).toEqual(value);
      }),
      { numRuns: 1000 },
    );
  });

  // Counts the characters that are read, searched, parsed and copied, because a measured time varies.
  it.each([
    ...[
      '{',
      '[',
      '}',
      '"',
      "'",
      '\\',
      '{"a":',
      '{"a":[',
      '[{"code":-1,"msg":"x"},',
      '"{',
      '}"{',
      '\\"',
      '{a:',
      '{{ ',
    ],
    ...[
      '{"code":x}',
      '{"code":-1,"msg":"x"} ',
      '{"code":',
      '{\\"code\\":',
      '{"a":"{',
      `{"a":"{'`,
      "{'a':\"{b:`",
    ],
    ...[
      '[-1121] a. ',
      'code=-1121 ',
      'code=-1121, msg=',
      '""code""',
      '%22code%22',
      '&quot;code&quot;',
      '{"code":1,\n',
    ],
    ...[
      "{a:'a'+",
      '{"error":{"code":-1,"a":',
      `{"code":1,"a":"{'b':'`,
      '{"b":"{ ","code":',
      '{"code":-1,"a":[',
      `${payload},`,
    ],
  ])('takes time linear in the length of %s', (unit) => {
    const steps = (size: number) =>
      countSteps(() =>
        findPayloads(`${unit.repeat(size / unit.length)} "code": "code\\": code%3A code&quot; code""`),
      );
    expect(steps(20_000)).toBeLessThan(5 * steps(5_000));
  });
});

function countSteps(operation: () => void): number {
  const { charCodeAt, indexOf, slice, replace } = String.prototype;
  const { parse } = JSON;
  let steps = 0;
  Object.assign(String.prototype, {
    charCodeAt(this: string, index: number) {
      steps++;
      return charCodeAt.call(this, index);
    },
    indexOf(this: string, part: string, from = 0) {
      const index = indexOf.call(this, part, from);
      steps += (index < 0 ? this.length : index) - from + 1;
      return index;
    },
    slice(this: string, start: number, end: number) {
      const part = slice.call(this, start, end);
      steps += part.length + 1;
      return part;
    },
    replace(this: string, ...options: Parameters<typeof replace>) {
      steps += this.length;
      return replace.apply(this, options);
    },
  });
  JSON.parse = (text, ...options) => {
    steps += text.length;
    return parse(text, ...options);
  };
  try {
    operation();
  } finally {
    Object.assign(String.prototype, { charCodeAt, indexOf, slice, replace });
    JSON.parse = parse;
  }
  return steps;
}

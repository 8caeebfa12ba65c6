import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findPayloads } from './find-payloads.js';

const payload = '{"code":-1121,"msg":"Invalid symbol."}';
const quoted = JSON.stringify(payload);

/** What stands where the payloads were found. */
function found(text: string): string[] {
  return findPayloads(text).map(({ start, end }) => text.slice(start, end));
}

describe('findPayloads', () => {
  it.each([
    ['alone', payload, [payload]],
    ['in a line of a log', `12:00 ERROR order failed ${payload} (BTCUSDT)`, [payload]],
    ['twice', `${payload} then ${payload}`, [payload, payload]],
    ['inside other JSON', `{"level":50,"err":{"body":${payload}},"pid":1}`, [payload]],
    ['in a list', `[${payload},${payload}]`, [payload, payload]],
    ['over several lines', '{\n  "code": -1121,\n  "msg": "Invalid symbol."\n}', 1],
    ['whose code is a string', '{"code":"-1121","msg":"x"}', 1],
    ['without a text', '{"code":-1121}', 1],
    ['with more in it', `{"code":-1121,"msg":"x","data":${payload}}`, 1],
    ['behind a brace', `{ {{ ${payload} }`, [payload]],
    ['behind a list that never ends', `[[[{"a":[${payload}`, [payload]],
    ['behind an object that never ends', `{"a":{"b":1,"c":${payload}, oops`, [payload]],
    ['behind a quotation mark', `6" pipe {"x ${payload}`, [payload]],
    ['in quotes, not escaped', `{"body":"${payload}"}`, [payload]],
    ['in quotes, not escaped, twice', `{"a":"${payload}","b":"${payload}"}`, [payload, payload]],
    ['in quotes, spaced', `{"body":"{ "code":-1121,"msg":"x"}"}`, ['{ "code":-1121,"msg":"x"}']],
    ['in text, escaped', `body=${quoted.slice(1, -1)} end`, [quoted.slice(1, -1)]],
    [
      'in text, escaped, before one that is not',
      `${quoted.slice(1, -1)} ${payload}`,
      [quoted.slice(1, -1), payload],
    ],
    ['in a string of JSON', `{"msg":${JSON.stringify(`weex ${payload}`)}}`, [quoted.slice(1, -1)]],
    ['in a string in a string', JSON.stringify({ a: JSON.stringify({ b: payload }) }), 1],
    ['whose text holds escapes', '{"code":-1,"msg":"\\u00e9 \\"x\\" {"}', 1],
  ])('finds one that stands %s', (_, text, expected) => {
    if (typeof expected === 'number') expect(findPayloads(text)).toHaveLength(expected);
    else expect(found(text)).toEqual(expected);
  });

  it.each([
    ['a success', '{"code":"200","msg":"success"}'],
    ['a positive code without a text', '{"code":1}'],
    ['a code that is no number', '{"code":"ERR_X","msg":"x"}'],
    ['a code that is an object', '{"code":{"a":-1},"msg":"x"}'],
    ['what is no JSON: a trailing comma', '{"code":-1121,"msg":"x",}'],
    ['what is no JSON: a leading zero', '{"code":-01121,"msg":"x"}'],
    ['what is no JSON: a bad escape', '{"code":-1121,"msg":"\\x"}'],
    ['what is no JSON: a line break in a string', '{"code":-1121,"msg":"a\nb"}'],
    ['what is no JSON: a closing bracket', '{"code":-1121,"msg":"x"]'],
    ['what is cut off', '{"code":-1121,"msg":"Invalid sym'],
  ])('finds nothing in %s', (_, text) => {
    expect(findPayloads(text)).toEqual([]);
  });

  it('gives the value, integers beyond 2^53 as strings', () => {
    const text = 'x {"code":-2200,"msg":"Order does not exist.","orderId":702345678901234568} y';
    expect(findPayloads(text)).toEqual([
      {
        start: 2,
        end: text.length - 2,
        value: { code: -2200, msg: 'Order does not exist.', orderId: '702345678901234568' },
      },
    ]);
    expect(findPayloads(`x ${quoted.slice(1, -1)}`)[0]?.value).toEqual(JSON.parse(payload));
  });

  it('finds a payload in any JSON around it, wherever it stands', () => {
    const around = fc.letrec((tie) => ({
      json: fc.oneof(
        { maxDepth: 4 },
        fc.constant({ code: -1121, msg: 'Invalid symbol.' }),
        fc
          .array(tie('json'), { minLength: 1, maxLength: 3 })
          .chain((items) =>
            fc
              .nat(items.length - 1)
              .map((index) => [...items.slice(0, index), 'plain {', items[index], '" }']),
          ),
        tie('json').map((value) => ({ level: 'error', value })),
        tie('json').map((value) => JSON.stringify(value)),
      ),
    })).json;
    fc.assert(
      fc.property(around, fc.string(), (value, before) => {
        // Four escapes deep and no deeper.
        const text = JSON.stringify(value);
        fc.pre(!text.includes('\\'.repeat(16)));
        expect(findPayloads(`${before.replace(/["{\\]/g, '')} ${text}`)).not.toEqual([]);
      }),
    );
  });

  it('gives ranges that are in order and do not overlap, for any text', () => {
    const tokens = fc.constantFrom(
      '{',
      '}',
      '[',
      ']',
      '"',
      '\\"',
      '\\',
      ':',
      ',',
      ' ',
      '-1',
      '"code"',
      '"msg"',
      '\n',
      payload,
      quoted,
    );
    fc.assert(
      fc.property(fc.array(tokens, { maxLength: 40 }), (parts) => {
        let last = 0;
        for (const { start, end } of findPayloads(parts.join(''))) {
          expect(start).toBeGreaterThanOrEqual(last);
          expect(end).toBeGreaterThan(start);
          last = end;
        }
      }),
      { numRuns: 2000 },
    );
  });

  it.each([
    ['braces', '{'],
    ['objects that never end', '{"a":'],
    ['lists that never end', '[{"a":['],
    ['strings that never end', '{"{'],
    ['escaped objects', '{\\"'],
    ['escaped payloads', quoted.slice(1, -1)],
    ['nested codes', '{"code":-1,"msg":"x","a":'],
    ['quotes', '{"a":"{"'],
    ['backslashes', '{"a":"\\\\'],
    ['spaces', '{"a":"{ \t'],
  ])('takes time in proportion to the length of %s', (_, part) => {
    const time = (count: number) => {
      const text = part.repeat(count);
      const start = performance.now();
      findPayloads(text);
      return performance.now() - start;
    };
    time(1000);
    // A hundred times as long; what is quadratic would take ten thousand times as long, minutes.
    expect(time(200_000)).toBeLessThan(20_000);
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findPayloads } from './index.js';

const payload = '{"code":-1121,"msg":"Invalid symbol."}';

function foundIn(text: string): string[] {
  return findPayloads(text).map(({ start, end }) => text.slice(start, end));
}

describe('findPayloads', () => {
  it('finds a payload inside a line, and where it stands', () => {
    const text = `12:00 ERR ${payload} (GET /depth)`;
    expect(findPayloads(text)).toEqual([
      { start: 10, end: 10 + payload.length, value: { code: -1121, msg: 'Invalid symbol.' } },
    ]);
  });

  it.each<[text: string, found: string[]]>([
    [`${payload}\n${payload}`, [payload, payload]],
    [`[${payload},{"orderId":1},${payload}]`, [payload, payload]],
    [`{"level":50,"err":${payload},"msg":"failed"}`, [payload]],
    [`{"error":${payload},"id":1}`, [`{"error":${payload},"id":1}`]],
    [`an open brace { and "a lonely mark: ${payload}`, [payload]],
    ['{"result":false,"msg":"a \\"{quoted}\\" text"}', ['{"result":false,"msg":"a \\"{quoted}\\" text"}']],
    ['{"success":false,"errorMessage":"no"} } {', ['{"success":false,"errorMessage":"no"}']],
    ['{"code":"200","msg":"success"} {"a":1} {} { code: -1121 }', []],
    [`{"level":50,"msg":${JSON.stringify(`weex ${payload}`)}}`, [payload.replaceAll('"', '\\"')]],
    [
      JSON.stringify(JSON.stringify({ body: payload })),
      [JSON.stringify(JSON.stringify(payload)).slice(3, -3).replace(/^"|"$/g, '')],
    ],
    ['{"code":-1,"msg":"a } b"}', ['{"code":-1,"msg":"a } b"}']],
    ['{"code":-1,"msg":"a \\" } b"}', ['{"code":-1,"msg":"a \\" } b"}']],
    // Keys that are written otherwise than any server writes them are not looked for.
    [`${payload} {"c\\u006fde":-1,"msg":"x"}`, [payload]],
    ['{"code":-1121,"msg":"cut', []],
    ['', []],
  ])('%s', (text, found) => {
    expect(foundIn(text)).toEqual(found);
  });

  it('finds them in their order, escaped or not, and of one inside another the outer', () => {
    const escaped = payload.replaceAll('"', '\\"');
    const text = `"${escaped}" ${payload} "${escaped}" ${payload}`;
    expect(foundIn(text)).toEqual([escaped, payload, escaped, payload]);
    const outer = `{"errorMsg":"${escaped}"}`;
    expect(foundIn(outer)).toEqual([outer]);
  });

  it('finds what is quoted up to 3 times', () => {
    const found = [0, 1, 2, 3, 4].map((times) => {
      let text = payload;
      for (let time = 0; time < times; time++) text = JSON.stringify(text);
      return foundIn(text).length;
    });
    expect(found).toEqual([1, 1, 1, 1, 0]);
  });

  it('finds what is up to 4 objects deep', () => {
    const deep = (levels: number) => `{"code":-1,"a":${'{"a":'.repeat(levels - 1)}1${'}'.repeat(levels)}`;
    expect(foundIn(deep(4))).toEqual([deep(4)]);
    expect(foundIn(deep(5))).toEqual([]);
    const wide = `{"code":-1,"a":{"a":{"a":{"a":1}}},"b":{}}`;
    expect([foundIn(wide), foundIn(wide.replace('1', '{}'))]).toEqual([[wide], []]);
  });

  it('keeps the digits of an order id', () => {
    expect(findPayloads('{"orderId":702345678901234568,"status":"FAILED","errorMsg":"x"}')[0]?.value).toEqual(
      {
        orderId: '702345678901234568',
        status: 'FAILED',
        errorMsg: 'x',
      },
    );
  });

  it('finds what was put between other texts without quotation marks and braces', () => {
    const other = fc.string().map((text) => text.replace(/["{}\\]/g, ''));
    fc.assert(
      fc.property(fc.array(other), (texts) => {
        expect(foundIn(texts.join(payload))).toEqual(texts.slice(1).map(() => payload));
      }),
    );
  });
});

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
    ['{"code":-1121,"msg":"cut', []],
    ['', []],
  ])('%s', (text, found) => {
    expect(foundIn(text)).toEqual(found);
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

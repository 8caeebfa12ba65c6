import type { AnyErrorSet } from '@errlex/core';
import type { BodyText, VectorInput } from './vectors.js';

/** Creates bodies that are hard to read: long, deep, malformed, or with values of wrong types. */
export function createHostileInputs(errors: AnyErrorSet): VectorInput[] {
  const code = errors.catalog[0]?.code ?? -1;
  const whole = JSON.stringify(errors.toPayload({ code, message: '@' }));
  const [before = '', after = ''] = whole.split('"@"');
  const withMsg = (json: string) => `${before}${json}${after}`;
  const withCode = (json: string) =>
    JSON.stringify(errors.toPayload({ code: 424_242, message: 'x' })).replace('424242', json);
  const withField = (json: string) => `${withMsg('"x"').slice(0, -1)},"extra":${json}}`;
  const values = [
    'null',
    'true',
    'false',
    '0',
    '-0',
    '1.0',
    '[]',
    '{}',
    '""',
    '"0"',
    '[1]',
    '{"a":1}',
    '1e999',
    '"x"',
  ];
  const codes = [
    '-1121.0',
    '9007199254740993',
    '-9007199254740993',
    '1e300',
    '1e999',
    '"１"',
    '"-0"',
    '"+5"',
    '" 5"',
    '"5\\n"',
  ];
  const fields = [
    'err',
    'errno',
    'error',
    'errors',
    'err-code',
    'ERROR_MSG',
    'ret_no',
    'retMsg',
    'errcodes',
    'status',
    'result',
    'success',
  ];
  const texts = [
    '\\ud83d',
    '\\ude00\\ud83d',
    '\\u0000',
    '\\u202e\\u2066',
    '😀',
    '\\/',
    '\\u2028',
    'É',
    'İ',
    'ΣΑΣ',
  ];
  const broken = [
    '',
    ' ',
    '{',
    '{}x',
    '\ufeff\ufeff{}',
    '{"a":01}',
    "{'a':1}",
    '{"a":\t1,}',
    'NaN',
    '[1,]',
    '"\\x"',
    '"a\nb"',
    '\u00a0{}',
    '0x1',
    'nul',
  ];
  const bodies: BodyText[] = [
    ...values,
    ...values.map(withMsg),
    ...[...values, ...codes].map(withCode),
    ...values.map(withField),
    ...fields.flatMap((name) => values.map((value) => `{"${name}":${value}}`)),
    ...values.map((value) => `[${value},${withMsg('"x"')}]`),
    ...values.map((value) => `{"data":${value},"list":[${value}]}`),
    ...values.map((value) => `{"$errlex":${value},"code":${code},"message":"x"}`),
    ...values.map((value) => `{"$errlex":1,"code":${value},"message":"x"}`),
    ...values.map(
      (value) => `{"$errlex":1,"code":${code},"message":${value},"params":${value},"responseInfo":${value}}`,
    ),
    ...texts.map((text) => withMsg(`"${text}"`)),
    ...texts.map((text) => withField(`"${text}"`)),
    ...broken,
    `${withMsg('"first"').slice(0, -1)},${withMsg('"last"').slice(1)}`,
    withField('{"__proto__":{"code":0},"constructor":1}'),
    ...createLongBodies(withMsg, withField),
  ];
  return bodies.flatMap((body, index) =>
    [undefined, 200, 404].map((status) => ({ name: `hostile ${index} under ${status}`, body, status })),
  );
}

/** Creates bodies with texts at the length limits, and bodies of a megabyte. */
function createLongBodies(
  withMsg: (json: string) => string,
  withField: (json: string) => string,
): BodyText[] {
  const around = (render: (json: string) => string, text: string, count: number): BodyText => {
    const [before = '', after = ''] = render('"@"').split('@');
    return [
      [before, 1],
      [text, count],
      [after, 1],
    ];
  };
  const nested = (render: (json: string) => string, open: string, close: string, depth: number): BodyText => {
    const [before = '', after = ''] = render('"@"').split('"@"');
    return [
      [before, 1],
      [open, depth],
      ['1', 1],
      [close, depth],
      [after, 1],
    ];
  };
  return [
    ...[4095, 4096, 4097].map((count) => around(withMsg, 'x', count)),
    ...[2047, 2048, 2049].map((count) => around(withMsg, '😀', count)),
    ...[4096, 4097].map((count) => around(withField, 'y', count)),
    ...[1365, 1366].map((count) =>
      around((json) => withField(`[${json}]`), '\\n\\u0001'.slice(0, 2) + 'z', count),
    ),
    ...[4092, 4093].map((count) => around((json) => withField(`[${json}]`), 'z', count)),
    ...[2045, 2046].map((count) => around((json) => withField(`[${json}]`), '😀', count)),
    around(withMsg, 'x', 1_000_000),
    around(withMsg, '😀', 250_000),
    around(withField, 'x', 1_000_000),
    around(withMsg, "' is invalid.", 80_000),
    nested(withField, '[', ']', 400),
    nested(withField, '{"a":', '}', 400),
    [
      ['[', 1],
      ['{"code":-1},', 1000],
      ['{}]', 1],
    ],
  ];
}

/** Creates bodies that are so deep or long that an implementation may reject them as invalid JSON. */
export function createDeepInputs(): VectorInput[] {
  const deep = (open: string, close: string): BodyText => [
    ['{"code":-1121,"msg":"x","data":', 1],
    [open, 100_000],
    ['1', 1],
    [close, 100_000],
    ['}', 1],
  ];
  const bodies: BodyText[] = [
    deep('[', ']'),
    deep('{"a":', '}'),
    [['[', 200_000]],
    [['{"a":', 200_000]],
    [['9', 200_000]],
  ];
  return bodies.flatMap((body, index) =>
    [undefined, 200, 500].map((status) => ({ name: `deep ${index} under ${status}`, body, status })),
  );
}

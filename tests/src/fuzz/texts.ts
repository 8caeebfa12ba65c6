import { spotV3 } from '@errlex/core';
import type { Choices } from './choices.ts';

/** Characters that control a terminal, a log, a header or the text direction, and lone surrogates. */
const steering = [
  ...[
    '\0',
    '\n',
    '\r\n',
    '\r\nSet-Cookie: a=1\r\n\r\n',
    '\u001b[31m',
    '\u001b]0;x\u0007',
    '\u007f',
    '\u0085',
    '\u009b2J',
  ],
  ...[
    '\u061c',
    '\u200e',
    '\u200f',
    '\u2028',
    '\u2029',
    '\u202e',
    '\u2066',
    '\u2069',
    '\ufeff',
    '\ud800',
    '\udc00',
  ],
];

/** Syntax of the formats that are parsed. */
const marks = [
  ...[
    '{',
    '}',
    '[',
    ']',
    '"',
    '\\',
    '\\"',
    "'",
    '`',
    ':',
    ',',
    ';',
    '.',
    '-',
    '_',
    '/',
    '../',
    '%',
    '=',
    '&',
    '|',
    '#',
  ],
  ...[
    '<',
    '>',
    '<td>',
    '</td>',
    '<tr>',
    '<h2>',
    '<script>',
    '&#x41;',
    '<!--',
    '* ',
    '\n## ',
    '\n| ',
    '|\n|-|-|\n',
    '```',
  ],
  ...['{{', '}}', '{{parameter}}', '%s', '%d', '$t(', '$1', '$&', ' ', '\t', '\n'],
];

/** Names with a meaning in this library or in JavaScript. */
export const names = [
  ...[
    'code',
    'msg',
    'message',
    'error',
    'status',
    'result',
    'success',
    'data',
    'errors',
    'cause',
    'name',
    'stack',
  ],
  ...[
    'errorCode',
    'errorMsg',
    'errorMessage',
    'errMsg',
    'errCode',
    '$errlex',
    'messageId',
    'params',
    'upstream',
  ],
  ...[
    'answer',
    'httpStatus',
    'retryAfter',
    'receivedAt',
    'date',
    'contentLanguage',
    'reason',
    'definition',
    'payload',
  ],
  ...[
    'details',
    'path',
    'parameter',
    'min',
    'max',
    'locale',
    'dir',
    'texts',
    'event',
    'extensions',
    'originalError',
  ],
  ...[
    '__proto__',
    'constructor',
    'prototype',
    'toString',
    'valueOf',
    'toJSON',
    'then',
    'length',
    'hasOwnProperty',
  ],
];

const rows = spotV3.flatMap(({ code, reason, messages }) => [
  String(code),
  reason,
  ...Object.entries(messages).flatMap(([id, [text]]) => [id, text]),
]);

/** Bodies that exchanges and the proxies in front of them respond with. */
export const bodies = [
  '{"code":-1121,"msg":"Invalid symbol."}',
  '{"code":"-1142","msg":"Parameter \'limit\' is invalid."}',
  '{"code":-1054,"msg":"FAILED_PRECONDITION: The contract does not support the \'COMBINED\' separated mode"}',
  '{"error":{"code":-1003,"msg":"Too much."},"id":"5","status":429}',
  '{"timestamp":1790134010126,"status":404,"error":"Not Found","path":"/capi/v3/market/nope"}',
  '{"result":false,"id":1,"msg":"INVALID_ARGUMENT: x"}',
  '{"code":"40001","msg":"header missing","requestTime":1,"data":null}',
  '[{"orderId":702345678901234568},{"orderId":1,"status":"FAILED","errorMsg":"not found"}]',
  '{"orderList":[{"success":false,"errorCode":"ORDER_NOT_FOUND","errorMessage":"no"}]}',
  '{"$errlex":1,"name":"ApiError","message":"limit must be between 1 and 2.","code":-1140,"messageId":"PARAM_VALIDATE_ERROR.limit","params":{"min":1,"max":2}}',
  '{"code":"00000","msg":"success","data":1}',
  '<html><head><title>502 Bad Gateway</title></head><body><center>nginx</center></body></html>',
];

/** Makes one fragment of text. */
function makePiece(choices: Choices): string {
  const kind = choices.below(11);
  if (kind < 3) return choices.of(marks);
  if (kind < 5) return choices.of(steering);
  if (kind < 7) return choices.of(names);
  if (kind === 7) return choices.of(rows);
  if (kind === 8) return choices.of(bodies);
  if (kind === 9) return String(choices.of([0, -1, 1, 1e15, 1e21, -0.5]) + choices.below(2_000));
  return String.fromCharCode(...choices.some(6, () => choices.below(0x1_0000)));
}

/** Makes a sequence of fragments. */
function makeMixed(choices: Choices): string {
  return choices.some(12, () => makePiece(choices)).join('');
}

/** Repeats a fragment up to a length, which exposes functions that take more than linear time. */
function makeRepeated(choices: Choices, length: number): string {
  const unit = choices.some(3, () => makePiece(choices)).join('') || ' ';
  return unit.repeat(Math.max(1, Math.floor(length / unit.length)));
}

/** Edits a text in a few places: removes characters or replaces them by fragments. */
export function makeMutated(choices: Choices, texts: readonly string[]): string {
  let text = choices.of(texts);
  for (let edits = choices.below(4); edits > 0; edits--) {
    const at = choices.below(text.length + 1);
    text = text.slice(0, at) + makePiece(choices) + text.slice(at + choices.below(8));
  }
  return text;
}

/** Makes any text, usually a short one. */
export function makeText(choices: Choices): string {
  const kind = choices.below(16);
  if (kind < 7) return makeMixed(choices);
  if (kind < 12) return makeMutated(choices, bodies);
  if (kind < 15) return makeMutated(choices, rows);
  return makeRepeated(choices, choices.below(4_200));
}

/** Makes any text, occasionally one of 64 KiB. */
export function makeLongText(choices: Choices): string {
  return choices.oneIn(1_000) ? makeRepeated(choices, 65_536) : makeText(choices);
}

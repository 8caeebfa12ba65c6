import { ExecutionContextHost } from '@nestjs/core/helpers/execution-context-host.js';
import { describe, expect, it } from 'vitest';
import { JsonBodyGuard } from './json-body.guard.js';

const json = { 'content-type': 'application/json' };
const chunked = { 'transfer-encoding': 'chunked' };
const sent = (contentType: string) => ({
  method: 'POST',
  headers: { ...chunked, 'content-type': contentType },
  body: {},
});
const check = (request: object) => new JsonBodyGuard().canActivate(new ExecutionContextHost([request]));

const invalidType = 'Invalid Content-Type, please use application/json.';
const invalidJson = 'Invalid JSON request.';

describe('JsonBodyGuard', () => {
  it.each([
    ['an empty request whose method is not told', { headers: json }],
    ['an empty GET that names a type', { method: 'GET', headers: json }],
    ['a charset in capitals', sent('application/json; charset=UTF-8')],
    ['a charset without its hyphen', sent('application/json; charset=utf8')],
  ])('passes %s', (_, request) => {
    expect(check(request)).toBe(true);
  });

  it.each([
    ['a body in pieces without a type', { method: 'POST', headers: chunked, body: {} }, invalidType],
    ['a charset that ends alike', sent('application/json; charset=x-utf-8'), invalidType],
    ['a charset that begins alike', sent('application/json; charset=utf-80'), invalidType],
    ['an empty body of a method that ends alike', { method: 'TARGET', headers: json }, invalidJson],
    ['an empty body of a method that begins alike', { method: 'GETALL', headers: json }, invalidJson],
    ['null', { ...sent('application/json'), body: null }, invalidJson],
  ])('refuses %s', (_, request, message) => {
    expect(() => check(request)).toThrow(message);
  });
});

import { ExecutionContextHost } from '@nestjs/core/helpers/execution-context-host.js';
import { describe, expect, it } from 'vitest';
import { fromCookie } from './from-cookie.js';
import { fromHeader } from './from-header.js';
import { fromQuery } from './from-query.js';

const toHost = (request: object) => new ExecutionContextHost([request]);

describe('fromQuery', () => {
  it.each([
    ['/orders?lang=de', ['de']],
    ['?lang=de', ['de']],
    ['/orders?symbol=A&lang=zh%2DHant', ['zh-Hant']],
    ['/orders/lang=de', []],
    ['lang=de', []],
    [undefined, []],
  ])('reads %j as %j', (url, locales) => {
    expect(fromQuery('lang')(toHost({ url, headers: {} }))).toEqual(locales);
  });
});

describe('fromHeader', () => {
  it.each([
    [{ 'x-locale': 'de' }, ['de']],
    [{ 'x-locale': ['ja;q=0.5', 'de'] }, ['de', 'ja']],
    [{}, []],
  ])('reads %j as %j', (headers, locales) => {
    expect(fromHeader('X-Locale')(toHost({ headers }))).toEqual(locales);
  });
});

describe('fromCookie', () => {
  it.each([
    [{ cookie: 'a=1; lang=de' }, ['de']],
    [{ cookie: 'language=de' }, []],
    [{}, []],
  ])('reads %j as %j', (headers, locales) => {
    expect(fromCookie('lang')(toHost({ headers }))).toEqual(locales);
  });
});

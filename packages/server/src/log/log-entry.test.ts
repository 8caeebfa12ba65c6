import { createErrorData } from '@errlex/core';
import { describe, expect, it } from 'vitest';
import { createAskOption } from '../ask-option.js';
import type { RequestFacts } from '../request/request-facts.js';
import type { MappedError } from '../sent-error.js';
import { type LogContext, toLogEntry, withoutUrl } from './log-entry.js';

describe('toLogEntry', () => {
  const error = createErrorData('SYSTEM_ERROR');
  const fault = { error, httpStatus: 500, isFault: true };
  const request: RequestFacts = { method: 'GET', url: '/orders', headers: new Headers() };
  const faults: string[] = [];
  const ask = createAskOption((text) => faults.push(text));
  const requestId = () => undefined;
  const toEntry = (
    thrown: unknown,
    mapped: MappedError,
    options: Partial<LogContext> = {},
    facts = request,
  ) => toLogEntry(thrown, mapped, facts, { ask, logLevel: undefined, requestId, ...options });

  it.each([
    ['what is no fault', { ...fault, isFault: false }, undefined],
    ['what the application wants in no log', fault, () => false as const],
  ])('has none for %s', (_, mapped, logLevel) => {
    expect(toEntry('broken', mapped, { logLevel })).toBeUndefined();
  });

  it('has domain and code of an upstream error that is sent as unknown', () => {
    const received = { ...error, domain: 'acme\n', code: 3409 };
    const thrown = new Error('Order A1 exists.');
    expect(toEntry(thrown, { ...fault, received })?.message).toBe(
      'GET (no route) 500 -1054 SYSTEM_ERROR (received acme\\u000a 3409): Order A1 exists.',
    );
    const bare = { ...received, domain: undefined };
    const entry = toEntry(thrown, { ...fault, received: bare });
    expect(entry?.message).toContain('(received 3409): ');
  });

  it('has the code alone of an error without a reason', () => {
    const stranger = { ...fault, error: { ...error, code: -99_999, reason: undefined } };
    expect(toEntry('broken', stranger)).toEqual({
      level: 'error',
      message: 'GET (no route) 500 -99999: non-Error value thrown: broken',
      stack: undefined,
      fields: {
        httpStatus: 500,
        domain: 'spotV3',
        code: -99_999,
        reason: undefined,
        params: {},
        requestId: undefined,
      },
    });
  });

  it.each<[string, () => unknown, string]>([
    ['throws', () => fail(), 'option "logLevel" threw'],
    [
      'returns another level',
      () => 'trace',
      "option \"logLevel\": expected 'error', 'warn', 'info', 'debug' or false, got a string",
    ],
  ])('is logged as an error if logLevel %s', (_, logLevel, fault) => {
    faults.length = 0;
    expect(toEntry('broken', { error, httpStatus: 500, isFault: true }, { logLevel } as never)?.level).toBe(
      'error',
    );
    expect(faults).toEqual([fault]);
  });

  it.each([
    ['the URL of the request', '/orders?side=buy', 'GET /orders?side=buy failed', 'GET (URL) failed'],
    ['no slash alone', '/', 'GET /orders/7', 'GET /orders/7'],
    ['nothing if there is no URL', undefined, 'undefined is no text', 'undefined is no text'],
  ])('removes %s', (_, url, text, expected) => {
    expect(withoutUrl(text, { ...request, url })).toBe(expected);
    expect(withoutUrl('GET\n    at /orders.ts', { ...request, url: '/orders' })).toBe(
      'GET\n    at /orders.ts',
    );
  });

  it.each([
    [{ method: 'GET', route: '/orders/:id' }, 'GET /orders/:id'],
    [{ method: undefined, route: 'rpc orders' }, 'rpc orders'],
    [{ method: undefined, route: undefined }, '(no request)'],
    [{ method: 'GET', route: 'a\nb' }, 'GET a\\u000ab'],
  ])('identifies the request %j as %s', (facts, label) => {
    expect(toEntry('x', fault, {}, { ...request, ...facts })?.message).toContain(`${label} 500 `);
  });
});

function fail(): never {
  throw new Error('no level');
}

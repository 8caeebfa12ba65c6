import { createApiError, type ErrorData } from '@errlex/core';
import { describe, expect, it } from 'vitest';
import { createResponder } from './create-responder.js';
import type { LogEntry } from './log/log-entry.js';
import type { ResponderOptions } from './responder-options.js';

const fail = () => {
  throw new Error('no configuration');
};

/** The faults of an option that is a function. */
const faults: Readonly<Record<string, () => unknown>> = {
  'that throws': fail,
  'that returns a rejected promise': () => Promise.reject(new Error('no configuration')),
  'that returns a promise': () => Promise.resolve('de'),
  'that returns a number': () => 7,
  'that returns a function': () => fail,
};

const called = ['map', 'resolvers', 'logLevel', 'requestId'] as const;

const request = { method: 'GET', url: '/', headers: new Headers({ 'accept-language': 'de' }) };

describe.each(called)('the option %s', (option) => {
  it.each(Object.entries(faults))('%s is logged once, and the caller gets the response', async (_, fault) => {
    const entries: LogEntry[] = [];
    // The types forbid what the faults return.
    const options = { log: (entry: LogEntry) => entries.push(entry), [option]: fault } as ResponderOptions;
    const respond = await createResponder(options);
    const { status, body } = respond(createApiError('SYSTEM_ERROR', {}, { cause: new Error('db') }), request);
    expect([status, JSON.parse(body).code]).toEqual([500, -1054]);
    const isFault = ({ message }: LogEntry) => message.startsWith(`errlex: option "${option}"`);
    // An own error is not mapped, so its option is not called.
    expect(entries.filter(isFault)).toHaveLength(option === 'map' ? 0 : 1);
    entries.length = 0;
    expect(JSON.parse(respond(new TypeError('x'), request).body).code).toBe(-1000);
    expect(entries.filter(isFault)).toHaveLength(1);
    expect(entries.filter((entry) => !isFault(entry))).toHaveLength(1);
  });

  it('may return null, which is no fault', async () => {
    const entries: LogEntry[] = [];
    const options = { log: (entry: LogEntry) => entries.push(entry), [option]: () => null };
    const respond = await createResponder(options);
    respond(new TypeError('x'), request);
    expect(entries).toHaveLength(1);
  });

  it.each([null, 7, 'text', Promise.resolve()])('fails the start if it is %s', async (value) => {
    await expect(createResponder({ [option]: value } as ResponderOptions)).rejects.toThrow(
      `option "${option}": expected`,
    );
  });
});

describe('the option onError', () => {
  it.each([
    ['throws', fail],
    ['rejects', () => Promise.reject(new Error('no configuration'))],
  ])('is logged once if it %s', async (_, onError) => {
    const entries: LogEntry[] = [];
    const respond = await createResponder({ onError, log: (entry) => entries.push(entry) });
    expect(respond(createApiError('INVALID_SYMBOL'), request).status).toBe(400);
    await Promise.resolve();
    await Promise.resolve();
    expect(entries.map(({ message }) => message)).toEqual(['errlex: option "onError" threw']);
  });

  it('gets each error once, with the data that was sent', async () => {
    const events: [unknown, ErrorData, boolean][] = [];
    const respond = await createResponder({
      onError: ({ error, data, isFault }) => events.push([error, data, isFault]),
      log: () => {},
    });
    const bug = new TypeError('x');
    respond(bug, request);
    expect(events).toEqual([[bug, expect.objectContaining({ code: -1000 }), true]]);
  });
});

describe('the responder', () => {
  it('logs an error whose entry cannot be made', async () => {
    const entries: LogEntry[] = [];
    const respond = await createResponder({ log: (entry) => entries.push(entry) });
    const { proxy, revoke } = Proxy.revocable({}, {});
    revoke();
    const broken = {
      get method(): string {
        throw new Error('x');
      },
      headers: { get: fail },
    };
    expect(respond(proxy, broken).status).toBe(500);
    const messages = entries.map(({ message }) => message);
    expect(messages).toContainEqual(
      expect.stringMatching(/500 -1000.*value thrown that cannot be read|^500 -1000 UNKNOWN_ERROR$/),
    );
  });

  it('replaces texts without a restart, and keeps the old ones if the new are wrong', async () => {
    const respond = await createResponder({ locales: ['de'], messages: { de: { INVALID_SYMBOL: 'Alt.' } } });
    const msg = () => JSON.parse(respond(createApiError('INVALID_SYMBOL'), request).body).msg;
    expect(msg()).toBe('Alt.');
    await respond.reload({ messages: { de: { INVALID_SYMBOL: 'Neu.' } } });
    expect(msg()).toBe('Neu.');
    await expect(respond.reload({ messages: { de: { NO_SUCH: 'x' } } })).rejects.toThrow('NO_SUCH');
    expect(msg()).toBe('Neu.');
  });

  it('adds advice to problem details for clients that decide by program', async () => {
    const respond = await createResponder({ problemUrl: 'https://a.example/', advice: true });
    const headers = new Headers({ accept: 'application/problem+json' });
    const { body } = respond(createApiError('INVALID_SYMBOL'), { ...request, method: 'POST', headers });
    expect(JSON.parse(body)).toMatchObject({ code: -1121, retry: 'fix-request', executed: 'no' });
  });

  it('sends nothing that violations made up', async () => {
    const respond = await createResponder({ details: true, log: () => {} });
    for (const made of [
      () => [{ field: 'price' }],
      () => ({}),
      () => Promise.resolve([]),
      () => 'text',
      fail,
    ]) {
      const thrown = Object.assign(createApiError('INVALID_SYMBOL'), {
        [Symbol.for('@errlex/server/violations')]: made,
        toDetails: made,
      });
      expect(JSON.parse(respond(thrown, request).body)).toEqual({ code: -1121, msg: expect.any(String) });
    }
  });
});

import { describe, expect, it } from 'vitest';
import { addLanguage } from './reply-http.js';

/** A response that has some headers, and tells by which of its methods others were set. */
function toResponse(headers: Readonly<Record<string, unknown>> = {}) {
  const told: string[] = [];
  return {
    told,
    getHeader: (name: string) => headers[name],
    header: (name: string, value: string) => told.push(`header ${name}: ${value}`),
    setHeader: (name: string, value: string) => told.push(`setHeader ${name}: ${value}`),
  };
}

describe('addLanguage', () => {
  it.each([
    ['a response of Node or Express', {}, 'setHeader'],
    ['a reply of Fastify', { raw: {} }, 'header'],
  ])('describes %s by its own method', (_, more, method) => {
    const response = { ...toResponse(), ...more };
    addLanguage(response, ['de', 'en'], ['Accept-Language']);
    expect(response.told).toEqual([`${method} content-language: de, en`, `${method} vary: Accept-Language`]);
  });

  it('adds to what is there, also to a list', () => {
    const response = toResponse({ 'content-language': 'en', vary: ['Origin', 'Cookie'] });
    addLanguage(response, ['en', 'de'], ['Accept-Language']);
    expect(response.told).toEqual([
      'setHeader content-language: en, de',
      'setHeader vary: Origin, Cookie, Accept-Language',
    ]);
  });

  it('tells no header that the language was chosen by where there is none', () => {
    const response = toResponse();
    addLanguage(response, ['de'], []);
    expect(response.told).toEqual(['setHeader content-language: de']);
  });

  it.each([
    ['was sent', { headersSent: true }],
    ['was sent by the raw one of Fastify', { raw: { headersSent: true } }],
    ['the handler has taken over', { raw: {}, sent: true }],
  ])('leaves a response alone that %s', (_, more) => {
    const response = { ...toResponse(), ...more };
    addLanguage(response, ['de'], ['Accept-Language']);
    expect(response.told).toEqual([]);
  });

  it('lives with a response that no header can be set on', () => {
    expect(() => addLanguage({ getHeader: () => undefined }, ['de'], [])).not.toThrow();
  });
});

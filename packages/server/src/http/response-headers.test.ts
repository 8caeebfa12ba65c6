import { describe, expect, it } from 'vitest';
import { applyHeaders } from './response-headers.js';

const sent = { 'content-type': 'application/json', vary: 'Accept-Language', 'cache-control': 'no-store' };

/** Applies the headers of an error to a response that has some. */
function apply(before: Record<string, string>, more: Record<string, string> = {}): Record<string, string> {
  const headers = new Map(Object.entries(before));
  applyHeaders(
    {
      names: () => [...headers.keys()],
      get: (name) => headers.get(name),
      set: (name, value) => headers.set(name, value),
      remove: (name) => headers.delete(name),
    },
    { ...sent, ...more },
  );
  return Object.fromEntries(headers);
}

describe('applyHeaders', () => {
  it.each([
    'trailer',
    'transfer-encoding',
    'etag',
    'last-modified',
    'content-encoding',
    'content-length',
    'content-disposition',
    'digest',
    'content-digest',
    'repr-digest',
    'x-accel-expires',
    'surrogate-key',
  ])('removes %s, which is about the response that was not sent', (name) => {
    expect(apply({ [name]: 'x' })).toEqual(sent);
  });

  it.each([
    ['private, no-cache', 'private, no-cache'],
    ['no-store', 'no-store'],
    ['public, max-age=60', 'no-store'],
    ['private, max-age=60, stale-while-revalidate=5', 'private'],
  ])('keeps what restricts caches of "%s"', (before, after) => {
    expect(apply({ 'cache-control': before })['cache-control']).toBe(after);
  });

  it.each(['cdn-cache-control', 'cloudflare-cdn-cache-control', 'surrogate-control', 'edge-control'])(
    'keeps of %s only what restricts caches',
    (name) => {
      expect(apply({ [name]: 'max-age=60' })).toEqual(sent);
      expect(apply({ [name]: 'no-store' })[name]).toBe('no-store');
    },
  );

  it('adds to Vary, and exposes headers to other origins', () => {
    const origin = { vary: 'Origin', 'access-control-allow-origin': '*' };
    expect(apply(origin)).toEqual({
      ...sent,
      'access-control-allow-origin': '*',
      vary: 'Origin, Accept-Language',
      'access-control-expose-headers': 'Retry-After, Date',
    });
  });

  it.each(['retry-after', 'retry-after-long'])('leaves how long to wait to the application: %s', (name) => {
    const { [name]: kept, ...rest } = apply({ [name]: '30' }, { 'retry-after': '1' });
    expect([kept, rest]).toEqual(['30', sent]);
  });
});

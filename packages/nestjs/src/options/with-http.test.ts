import { createErrors, spotV3 } from '@errlex/core';
import { http } from '@errlex/core/http';
import { describe, expect, it } from 'vitest';
import { withHttp } from './with-http.js';

const toCodes = ({ catalogue }: { readonly catalogue: readonly { readonly code: number }[] }) =>
  catalogue.map(({ code }) => code);

describe('withHttp', () => {
  it('adds the rows of HTTP behind those of the catalogue', () => {
    const errors = createErrors(spotV3);
    expect(toCodes(withHttp(errors))).toEqual([...toCodes(errors), ...http.map(({ code }) => code)]);
  });

  it('keeps what the catalogue itself says of a code of HTTP', () => {
    const [first] = http;
    const own = { ...first, reason: 'OWN', messages: { OWN: ['Own.'] } } as const;
    const { catalogue } = withHttp(createErrors([own]));
    expect(catalogue).toHaveLength(http.length);
    expect(catalogue[0]).toMatchObject({ code: first.code, reason: 'OWN' });
  });

  it('makes no other catalogue where all of them are in it', () => {
    const errors = createErrors([...spotV3, ...http]);
    expect(withHttp(errors)).toBe(errors);
  });
});

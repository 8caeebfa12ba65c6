import { defineErrors, spotV3 } from '@errlex/core';
import { httpErrors } from '@errlex/core/http-errors';
import { describe, expect, it } from 'vitest';
import { withHttp } from './with-httpErrors.js';

const toCodes = ({ catalog }: { readonly catalog: readonly { readonly code: number }[] }) =>
  catalog.map(({ code }) => code);

describe('withHttp', () => {
  it('adds the rows of HTTP behind those of the catalog', () => {
    const errors = defineErrors(spotV3);
    expect(toCodes(withHttp(errors))).toEqual([...toCodes(errors), ...httpErrors.map(({ code }) => code)]);
  });

  it('keeps what the catalog itself says of a code of HTTP', () => {
    const [first] = http;
    const own = { ...first, reason: 'OWN', messages: { OWN: ['Own.'] } } as const;
    const { catalog } = withHttp(defineErrors([own]));
    expect(catalog).toHaveLength(httpErrors.length);
    expect(catalog[0]).toMatchObject({ code: first.code, reason: 'OWN' });
  });

  it('makes no other catalog where all of them are in it', () => {
    const errors = defineErrors([...spotV3, ...httpErrors]);
    expect(withHttp(errors)).toBe(errors);
  });
});

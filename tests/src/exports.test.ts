import { createRequire } from 'node:module';
import { describe, expect, it } from 'vitest';
import { packages } from './packages.js';

const require = createRequire(import.meta.url);

const entries = packages.flatMap((one) => one.entries);

describe.each(entries)('$specifier', ({ specifier }) => {
  it('exports these names', async () => {
    expect(Object.keys(await import(specifier)).sort()).toMatchSnapshot();
  });
});

describe.each(entries.filter(({ target }) => 'require' in target))(
  '$specifier, required',
  ({ specifier }) => {
    it('exports the same names', async () => {
      const names = Object.keys(require(specifier)).filter((name) => name !== '__esModule');
      expect(names.sort()).toEqual(Object.keys(await import(specifier)).sort());
    });
  },
);

describe('the ESM and the CommonJS build', () => {
  it('know the errors of each other', async () => {
    const esm = await import('@errlex/core');
    const cjs: typeof esm = require('@errlex/core');
    expect(cjs.ApiError).not.toBe(esm.ApiError);
    const ours = esm.createApiError('INVALID_SYMBOL');
    const theirs = cjs.createApiError('INVALID_SYMBOL');
    expect(esm.isApiError(theirs, 'INVALID_SYMBOL') && theirs instanceof esm.ApiError).toBe(true);
    expect(cjs.isApiError(ours, 'INVALID_SYMBOL') && ours instanceof cjs.ApiError).toBe(true);
    const { translate, loadMessages } = await import('@errlex/i18n');
    expect(translate(theirs, await loadMessages('de')).locale).toBe('de');
  });
});

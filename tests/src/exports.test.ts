import { createRequire } from 'node:module';
import { describe, expect, it } from 'vitest';
import { reportApi, update } from './api-report.js';
import { published } from './packages.js';

const require = createRequire(import.meta.url);

describe.each(published.filter(({ entries }) => entries.length > 0))('$name', (one) => {
  it(`has the API of its report; \`${update}\` updates the report`, async () => {
    const { text, values } = await reportApi(one);
    await expect(text).toMatchFileSnapshot(`../api/${one.folder}.md`);
    for (const { specifier, target } of one.entries) {
      const names = Object.keys(await import(specifier)).sort();
      expect(names, specifier).toEqual(values[specifier]);
      if (!target.require) continue;
      const required = Object.keys(require(specifier)).filter((name) => name !== '__esModule');
      expect(required.sort(), `${specifier}, required`).toEqual(names);
    }
  });
});

describe('the ESM and the CommonJS build', () => {
  it('recognize the errors of each other', async () => {
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

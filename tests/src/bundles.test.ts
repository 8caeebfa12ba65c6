import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { locales, testBundles } from './bundle-promises.js';
import { bundle, gzipSize } from './esbuild.js';
import { root } from './packages.js';
import { bindingCeiling, localeCeiling, sizeCeilings } from './size-ceilings.js';

testBundles('esbuild');

describe('gzip sizes', () => {
  it.each(sizeCeilings)('$name is within $bytes bytes', async ({ name, bytes, program }) => {
    const [first = ''] = await bundle(program);
    console.log(`${name}: ${gzipSize(first)} bytes`);
    expect(gzipSize(first)).toBeLessThanOrEqual(bytes);
  });

  it.each(['react', 'solid', 'svelte', 'vue'])(
    `the binding of %s adds at most ${bindingCeiling} bytes`,
    async (framework) => {
      const base = `export { translateThrown } from '@errlex/browser';`;
      const binding = `${base} export * from '@errlex/browser/${framework}';`;
      const options = { external: ['react', 'solid-js', 'svelte/*', 'vue'] };
      const [[without = ''], [whole = '']] = await Promise.all([
        bundle(base, options),
        bundle(binding, options),
      ]);
      const bytes = gzipSize(whole) - gzipSize(without);
      console.log(`the binding of ${framework}: ${bytes} bytes`);
      expect(bytes).toBeLessThanOrEqual(bindingCeiling);
    },
  );

  it(`every locale is within ${localeCeiling} bytes as shipped`, () => {
    const sizes = locales.map((locale) => ({
      locale,
      bytes: gzipSize(readFileSync(`${root}packages/i18n/dist/esm/generated/locales/${locale}.js`, 'utf8')),
    }));
    const largest = sizes.toSorted((left, right) => right.bytes - left.bytes)[0];
    console.log(`the largest locale, ${largest?.locale}: ${largest?.bytes} bytes`);
    expect(largest?.bytes).toBeLessThanOrEqual(localeCeiling);
  });
});

import { defineConfig, type Options } from 'tsup';

const sources = ['src/**/*.ts', '!src/**/*.test.ts', '!src/**/*.test-d.ts', '!src/**/*.fixture.ts'];

/**
 * One output file per module, for every package: a bundler can then drop what an application does not import,
 * and no class is copied into two entries. `scripts/declarations.ts` adds the declarations.
 */
function modules(format: 'esm' | 'cjs', target: string): Options {
  return {
    entry: sources,
    format,
    target,
    outDir: `dist/${format}`,
    bundle: false,
    splitting: false,
    clean: true,
    silent: true,
    outExtension: () => ({ js: '.js' }),
    esbuildOptions(options) {
      // Sentences of other scripts take half the bytes, and can be read.
      options.charset = 'utf8';
    },
  };
}

/**
 * One output file per entry, and one for what entries share, so that no class is copied: a program loads a
 * few files faster than many. For packages whose modules do nothing when they are loaded, or a bundler would
 * keep them all.
 */
function entries(format: 'esm' | 'cjs', target: string): Options {
  return {
    ...modules(format, target),
    entry: ['src/index.ts', 'src/*/index.ts', 'src/generated/*/*.ts'],
    bundle: true,
    splitting: true,
  };
}

export const node = defineConfig([modules('esm', 'node20'), modules('cjs', 'node20')]);
export const neutralEntries = defineConfig([entries('esm', 'es2022'), entries('cjs', 'es2022')]);
export const browser = defineConfig([modules('esm', 'es2022')]);

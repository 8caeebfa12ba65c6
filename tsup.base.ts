import { defineConfig, type Options } from 'tsup';
import { relativeRequires } from './scripts/relative-requires.ts';
import { rootInOneFile } from './scripts/root-in-one-file.ts';

const sources = ['src/**/*.ts', '!src/**/*.test.ts', '!src/**/*.test-d.ts', '!src/**/*.fixture.ts'];

/**
 * One output file per module, for every package: bundlers can then drop modules that an application does not import,
 * and no class is copied into two entry points. `scripts/declarations.ts` adds the declarations.
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
    esbuildPlugins: format === 'cjs' ? [relativeRequires] : [],
    esbuildOptions(options) {
      // Unescaped, texts in other scripts are readable and take half the bytes.
      options.charset = 'utf8';
    },
  };
}

/**
 * One output file per entry point and one for the modules of the root entry point, so that no class is copied and a
 * program loads few files. Only for packages whose modules have no side effects: otherwise bundlers would
 * keep all of them.
 */
function entries(format: 'esm' | 'cjs', target: string): Options {
  const options = modules(format, target);
  return {
    ...options,
    entry: ['src/index.ts', 'src/*/index.ts', 'src/generated/*/*.ts'],
    bundle: true,
    splitting: true,
    esbuildPlugins: [rootInOneFile],
    esbuildOptions(esbuild, context) {
      options.esbuildOptions?.(esbuild, context);
      esbuild.chunkNames = 'chunks/[name]-[hash]';
    },
  };
}

export const node = defineConfig([modules('esm', 'node20'), modules('cjs', 'node20')]);
export const nodeEntries = defineConfig([entries('esm', 'node20'), entries('cjs', 'node20')]);

/** The syntax that Chrome 80, Firefox 78, Safari 14 and Hermes can parse. */
const OLDEST_BROWSERS = 'es2020';

export const neutralEntries = defineConfig([
  entries('esm', OLDEST_BROWSERS),
  entries('cjs', OLDEST_BROWSERS),
]);

/**
 * One file with everything behind it but React: Metro keeps all that a module exports, and without package exports it
 * finds no entry of another package. The folder is where Metro then looks for `@errlex/browser/react-native`.
 */
const reactNative: Options = {
  ...modules('esm', OLDEST_BROWSERS),
  entry: { index: 'src/react-native/index.ts' },
  outDir: 'react-native',
  bundle: true,
  external: ['react', 'react-native'],
  noExternal: [/^@errlex\//],
};

export const browser = defineConfig([
  { ...modules('esm', OLDEST_BROWSERS), entry: [...sources, '!src/react-native/**'] },
  reactNative,
]);

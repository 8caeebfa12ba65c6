import { readFile } from 'node:fs/promises';
import type { Options } from 'tsup';

/**
 * Writes `import('./file.js')` as a `require` into CommonJS: whatever runs a module in a context of its own, as
 * Jest does, refuses the dynamic import of Node there. Packages are still imported, for bundlers look at a
 * `require` of one that is not installed.
 */
export const relativeRequires: NonNullable<Options['esbuildPlugins']>[number] = {
  name: 'relative requires',
  setup(build) {
    build.onLoad({ filter: /\.ts$/ }, async ({ path }) => {
      const source = await readFile(path, 'utf8');
      const contents = source.replace(
        /\bimport\(('\.[^']*')\)/g,
        'Promise.resolve().then(() => require($1))',
      );
      return contents === source ? undefined : { contents, loader: 'ts' };
    });
  },
};

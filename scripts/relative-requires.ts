import { readFile } from 'node:fs/promises';
import type { Options } from 'tsup';

/**
 * Replaces `import('./file.js')` by `require` in CommonJS, because tools that run modules in a VM context, such as
 * Jest, do not support Node's dynamic import there. Imports of packages are kept, because bundlers resolve a
 * `require` even of a package that is not installed.
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

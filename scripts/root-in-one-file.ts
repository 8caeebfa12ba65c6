import { dirname, relative, resolve } from 'node:path';
import type { Options } from 'tsup';

const root = 'src/index.ts';

const shared = 'shared';

/**
 * Writes the modules behind `src/index.ts` into one file, `shared.js`, from which every entry takes them: a
 * program waits about a millisecond for each file that it loads, and esbuild would write one for every set
 * of entries that have modules in common.
 */
export const rootInOneFile: NonNullable<Options['esbuildPlugins']>[number] = {
  name: 'root in one file',
  setup(build) {
    const { metafile } = build.esbuild.buildSync({
      entryPoints: [root],
      bundle: true,
      metafile: true,
      write: false,
      platform: 'node',
      packages: 'external',
    });
    const modules = new Set(Object.keys(metafile.inputs).map((path) => resolve(path)));
    modules.delete(resolve(root));

    const entries = build.initialOptions.entryPoints as string[];
    build.initialOptions.entryPoints = [
      ...entries.map((path) => ({ in: path, out: relative('src', path).replace(/\.ts$/, '') })),
      { in: shared, out: shared },
    ];
    build.onResolve({ filter: /^shared$/ }, () => ({ path: shared, namespace: shared }));
    build.onLoad({ filter: /.*/, namespace: shared }, () => ({
      contents: [...modules].map((path) => `export * from ${JSON.stringify(path)};`).join('\n'),
      resolveDir: resolve('.'),
    }));
    build.onResolve({ filter: /^\./ }, ({ path, importer, namespace }) => {
      const isTaken = modules.has(resolve(dirname(importer), path.replace(/\.js$/, '.ts')));
      if (namespace === shared || modules.has(importer) || !isTaken) return undefined;
      // Beside the root entry; the others, and the files that they share, are one folder down.
      return { path: importer === resolve(root) ? './shared.js' : '../shared.js', external: true };
    });
  },
};

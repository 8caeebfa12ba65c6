import { existsSync } from 'node:fs';
import { basename, dirname, relative, resolve } from 'node:path';
import type { Options } from 'tsup';

type Plugin = NonNullable<Options['esbuildPlugins']>[number];
type PluginBuild = Parameters<Plugin['setup']>[0];

const root = 'src/index.ts';

/** The entry point that another package loads, always together with all modules that it imports. */
const adapter = 'src/adapter/index.ts';

const shared = 'shared';

/**
 * Bundles the modules behind `src/index.ts` and `src/adapter/index.ts` into one file, `shared.js`, which every
 * entry point imports: each file that a program loads takes about a millisecond, and esbuild would write one for
 * every set of entry points that share modules.
 */
export const rootInOneFile: Plugin = {
  name: 'root in one file',
  setup(build) {
    const roots = [root, adapter].filter((path) => existsSync(path));
    const { metafile } = build.esbuild.buildSync({
      entryPoints: roots,
      bundle: true,
      metafile: true,
      write: false,
      outdir: 'dist',
      platform: 'node',
      packages: 'external',
    });
    const modules = new Set(Object.keys(metafile.inputs).map((path) => resolve(path)));
    for (const path of roots) modules.delete(resolve(path));

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
      // `shared.js` is beside the root entry point; other entry points and their shared files are one folder down.
      return { path: importer === resolve(root) ? './shared.js' : '../shared.js', external: true };
    });
    build.onEnd(({ outputFiles = [] }) => inlineHelpers(outputFiles));
  },
};

type OutputFile = NonNullable<Awaited<ReturnType<PluginBuild['esbuild']['build']>>['outputFiles']>[number];

const IMPORT = /^import(?: \{[^}]*\} from)? "\.[./]*\/(?:chunks\/)?([\w-]+\.js)";\n/m;

/**
 * Inlines the helpers of esbuild for decorators into the files that use them: esbuild writes them into a separate
 * file, which every other file would load.
 */
function inlineHelpers(files: OutputFile[]): void {
  const at = files.findIndex(({ text }) => /^export \{\n {2}__/m.test(text));
  const [helpers] = at < 0 ? [] : files.splice(at, 1);
  if (helpers === undefined) return;
  const [code = ''] = helpers.text.split(/^export \{/m);
  const name = basename(helpers.path);
  for (const file of files) {
    const [statement, chunk] = IMPORT.exec(file.text) ?? [];
    if (statement === undefined || chunk !== name) continue;
    const text = file.text.replace(statement, () => (statement.includes('{') ? code : ''));
    Object.defineProperty(file, 'text', { value: text });
    file.contents = Buffer.from(text);
  }
}

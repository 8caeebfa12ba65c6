import { createRequire } from 'node:module';
import { buildSync } from 'esbuild';
import { root } from '../packages.ts';

/**
 * What a module exports: a file of this repository with all that it imports, or a source of its own. For what has no public
 * entry, because it runs when it is loaded.
 */
export function load(source: string): unknown {
  const isFile = source.startsWith(root);
  const { outputFiles } = buildSync({
    ...(isFile ? { entryPoints: [source] } : { stdin: { contents: source, loader: 'ts' } }),
    bundle: isFile,
    write: false,
    platform: 'node',
    format: 'cjs',
    logLevel: 'silent',
  });
  const module = { exports: {} as unknown };
  new Function('module', 'exports', 'require', outputFiles[0]?.text ?? '')(
    module,
    module.exports,
    createRequire(root),
  );
  return module.exports;
}

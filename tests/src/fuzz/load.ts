import { createRequire } from 'node:module';
import { buildSync } from 'esbuild';
import { root } from '../packages.ts';

/**
 * Bundles a file of this repository, or source text, and returns its exports. For code without a public
 * entry point because it runs as soon as it is loaded.
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

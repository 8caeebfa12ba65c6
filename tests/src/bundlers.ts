import { gzipSync } from 'node:zlib';
import { nodeResolve } from '@rollup/plugin-node-resolve';
import { build } from 'esbuild';
import { rolldown } from 'rolldown';
import { rollup } from 'rollup';

const entry = 'entry.js';

/** A plugin that gives a program as the module to start from, for rollup and rolldown. */
function virtual(code: string) {
  return {
    name: 'virtual',
    resolveId: (id: string) => (id === entry ? `${import.meta.dirname}/${entry}` : null),
    load: (id: string) => (id.endsWith(`/${entry}`) ? code : null),
  };
}

type Bundler = (code: string, options?: { readonly splitting: boolean }) => Promise<string[]>;

/**
 * Each bundles a program for a browser and gives the text of every file that it writes, the one to load
 * first.
 */
export const bundlers = {
  async esbuild(code, { splitting } = { splitting: true }) {
    const { outputFiles } = await build({
      stdin: { contents: code, resolveDir: import.meta.dirname },
      bundle: true,
      minify: true,
      splitting,
      outdir: 'out',
      format: 'esm',
      platform: 'browser',
      target: 'es2022',
      charset: 'utf8',
      write: false,
      logLevel: 'silent',
    });
    const isEntry = (path: string) => path.endsWith('stdin.js');
    return outputFiles
      .toSorted((left, right) => Number(isEntry(right.path)) - Number(isEntry(left.path)))
      .map(({ text }) => text);
  },
  async rollup(code) {
    const bundle = await rollup({ input: entry, plugins: [virtual(code), nodeResolve({ browser: true })] });
    const { output } = await bundle.generate({ format: 'esm' });
    return output.map((file) => (file.type === 'chunk' ? file.code : ''));
  },
  async rolldown(code) {
    const bundle = await rolldown({ input: entry, platform: 'browser', plugins: [virtual(code)] });
    const { output } = await bundle.generate({ format: 'esm', minify: true });
    return output.map((file) => (file.type === 'chunk' ? file.code : ''));
  },
} satisfies Record<string, Bundler>;

export function gzipSize(text: string): number {
  return gzipSync(text, { level: 9 }).byteLength;
}

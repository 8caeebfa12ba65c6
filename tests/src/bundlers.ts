import { nodeResolve } from '@rollup/plugin-node-resolve';
import { rolldown } from 'rolldown';
import { rollup } from 'rollup';
import { bundle } from './esbuild.js';

const entry = 'entry.js';

/** A plugin for rollup and rolldown that provides the program as the entry module. */
function virtual(code: string) {
  return {
    name: 'virtual',
    resolveId: (id: string) => (id === entry ? `${import.meta.dirname}/${entry}` : null),
    load: (id: string) => (id.endsWith(`/${entry}`) ? code : null),
  };
}

type Bundler = (code: string, options?: { readonly splitting: boolean }) => Promise<string[]>;

/**
 * Each bundles a program for a browser and returns the text of every file that it writes, the entry file
 * first.
 */
export const bundlers = {
  esbuild: bundle,
  async rollup(code) {
    const build = await rollup({ input: entry, plugins: [virtual(code), nodeResolve({ browser: true })] });
    const { output } = await build.generate({ format: 'esm' });
    return output.map((file) => (file.type === 'chunk' ? file.code : ''));
  },
  async rolldown(code) {
    const build = await rolldown({ input: entry, platform: 'browser', plugins: [virtual(code)] });
    const { output } = await build.generate({ format: 'esm', minify: true });
    return output.map((file) => (file.type === 'chunk' ? file.code : ''));
  },
} satisfies Record<string, Bundler>;

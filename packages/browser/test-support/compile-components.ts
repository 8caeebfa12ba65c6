import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { transformAsync } from '@babel/core';
import { build, type Plugin } from 'esbuild';
import { compile } from 'svelte/compiler';

/** The sources of components by file name, such as `alert.svelte`. */
type Components = Readonly<Record<string, string>>;
type Target = 'client' | 'server';

const packageFolder = join(import.meta.dirname, '..');

/** Lets a program import components by their file names, compiled by `toModule`. */
function compileWith(
  components: Components,
  toModule: (source: string, file: string) => Promise<string> | string,
): Plugin {
  return {
    name: 'components',
    setup({ onResolve, onLoad }) {
      onResolve({ filter: /^[\w-]+\.(?:svelte|solid)$/ }, ({ path }) => ({ path, namespace: 'components' }));
      onLoad({ filter: /./, namespace: 'components' }, async ({ path }) => ({
        contents: await toModule(components[path] ?? '', path),
        resolveDir: packageFolder,
      }));
    },
  };
}

/** Compiles components of Svelte. */
export function compileSvelte(components: Components, generate: Target): Plugin {
  return compileWith(components, (source, filename) => compile(source, { generate, filename }).js.code);
}

/** Compiles components of Solid, so that a page can hydrate what a server has rendered. */
export function compileSolid(components: Components, target: Target): Plugin {
  const generate = target === 'client' ? 'dom' : 'ssr';
  return compileWith(components, async (source, filename) => {
    const presets: [string, object][] = [['babel-preset-solid', { generate, hydratable: true }]];
    const result = await transformAsync(source, { presets, filename, cwd: packageFolder, configFile: false });
    return result?.code ?? '';
  });
}

/** Runs a program on Node, as a server that renders components does. Returns its default export. */
export async function runOnServer(contents: string, plugin: Plugin): Promise<unknown> {
  const parent = join(packageFolder, '.programs');
  mkdirSync(parent, { recursive: true });
  const folder = mkdtempSync(join(parent, 'server-'));
  const { outputFiles } = await build({
    stdin: { contents, resolveDir: packageFolder },
    plugins: [plugin],
    bundle: true,
    format: 'esm',
    platform: 'node',
    external: ['@errlex/*'],
    conditions: ['node'],
    write: false,
    logLevel: 'silent',
  });
  const file = join(folder, 'program.mjs');
  writeFileSync(file, outputFiles[0]?.text ?? '');
  try {
    return (await import(file)).default;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

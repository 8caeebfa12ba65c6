import { gzipSync } from 'node:zlib';
import { type BuildOptions, build } from 'esbuild';

interface BundleOptions extends BuildOptions {
  /** Where the program finds its packages. */
  readonly folder?: string;
}

/** Bundles a program for a browser. Returns the text of every file that esbuild writes, the entry file first. */
export async function bundle(
  program: string,
  { folder = import.meta.dirname, ...options }: BundleOptions = {},
): Promise<string[]> {
  const { outputFiles } = await build({
    stdin: { contents: program, resolveDir: folder },
    bundle: true,
    minify: true,
    splitting: true,
    outdir: 'out',
    format: 'esm',
    platform: 'browser',
    target: 'es2022',
    charset: 'utf8',
    logLevel: 'silent',
    ...options,
    write: false,
  });
  const isEntry = (path: string) => path.endsWith('stdin.js');
  return outputFiles
    .toSorted((left, right) => Number(isEntry(right.path)) - Number(isEntry(left.path)))
    .map(({ text }) => text);
}

export function gzipSize(text: string): number {
  return gzipSync(text, { level: 9 }).byteLength;
}

import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('../../', import.meta.url));

interface Manifest {
  readonly name: string;
  readonly exports: Readonly<
    Record<string, string | { readonly import: unknown; readonly require?: unknown }>
  >;
}

function readManifest(folder: string): Manifest {
  return JSON.parse(readFileSync(`${root}packages/${folder}/package.json`, 'utf8'));
}

/** The published packages, with the specifier of each entry; a pattern stands with one of the files that it matches. */
export const packages = readdirSync(`${root}packages`).map((folder) => {
  const { name, exports } = readManifest(folder);
  const entries = Object.entries(exports)
    .filter(([path]) => path !== './package.json')
    .map(([path, target]) => ({
      specifier: `${name}${path.slice(1)}`.replace('*', 'de'),
      hasCommonJs: typeof target === 'object' && 'require' in target,
    }));
  return { folder, name, directory: `${root}packages/${folder}`, entries };
});

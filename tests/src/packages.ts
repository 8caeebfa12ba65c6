import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('../../', import.meta.url));

/** Where an entry's code and declarations are. */
interface Target {
  readonly types: string;
  readonly default: string;
}

interface Manifest {
  readonly name: string;
  readonly exports?: Readonly<
    Record<string, string | Target | { readonly import: Target; readonly require: Target }>
  >;
  readonly typesVersions?: { readonly '*': Readonly<Record<string, readonly string[]>> };
  readonly peerDependencies?: Readonly<Record<string, string>>;
}

function readManifest(folder: string): Manifest {
  return JSON.parse(readFileSync(`${root}packages/${folder}/package.json`, 'utf8'));
}

/**
 * The published packages, with the specifier of each entry; a pattern stands with one of the files that it
 * matches.
 */
export const packages = readdirSync(`${root}packages`).map((folder) => {
  const { name, exports = {}, typesVersions, peerDependencies = {} } = readManifest(folder);
  const entries = Object.entries(exports).flatMap(([path, target]) =>
    typeof target === 'string'
      ? []
      : [{ path, target, specifier: `${name}${path.slice(1)}`.replace('*', 'de') }],
  );
  return { folder, name, directory: `${root}packages/${folder}`, entries, typesVersions, peerDependencies };
});

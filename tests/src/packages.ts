import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('../../', import.meta.url));

/** Paths of the code and declarations of an entry point. */
interface Target {
  readonly types: string;
  readonly default: string;
}

interface Targets {
  readonly import: Target;
  readonly require?: Target;
}

interface Manifest {
  readonly name: string;
  readonly exports?: Readonly<Record<string, string | Target | Targets>>;
  readonly typesVersions?: { readonly '*': Readonly<Record<string, readonly string[]>> };
  readonly peerDependencies?: Readonly<Record<string, string>>;
}

function readManifest(directory: string): Manifest {
  return JSON.parse(readFileSync(`${directory}/package.json`, 'utf8'));
}

/**
 * Lists the packages in a folder of the repository, with the specifier of each entry point; a pattern is listed with one of
 * the files that it matches.
 */
function readPackages(parent: string) {
  return readdirSync(`${root}${parent}`).map((folder) => {
    const directory = `${root}${parent}/${folder}`;
    const { name, exports = {}, typesVersions, peerDependencies = {} } = readManifest(directory);
    const entries = Object.entries(exports).flatMap(([path, target]) => {
      if (typeof target === 'string') return [];
      const targets: Targets = 'import' in target ? target : { import: target };
      return [{ path, target: targets, specifier: `${name}${path.slice(1)}`.replace('*', 'de') }];
    });
    return { folder, name, directory, entries, typesVersions, peerDependencies };
  });
}

/** Packages that applications import. */
export const packages = readPackages('packages');

/** All published packages, including the servers and commands in `apps`. */
export const published = [...packages, ...readPackages('apps')];

import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

// By its own name, because sources and build lie at different depths of the package.
const packageFile = createRequire(import.meta.url).resolve('@errlex/codegen/package.json');

/** The version of this package, which generated files name. */
export function readVersion(): string {
  return String(JSON.parse(readFileSync(packageFile, 'utf8')).version);
}

/** Reads one of the files of `runtime/`, `python/text.py`. */
export function readRuntime(path: string): string {
  return readFileSync(join(dirname(packageFile), 'runtime', path), 'utf8');
}

import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

// Resolved by the package name, because the source and the built file are at different depths of the package.
const packageFile = createRequire(import.meta.url).resolve('@errlex/codegen/package.json');

/** Returns the version of this package. Generated files mention it. */
export function readVersion(): string {
  return String(JSON.parse(readFileSync(packageFile, 'utf8')).version);
}

/** Reads a file in `runtime/`, such as `python/text.py`. */
export function readRuntime(path: string): string {
  return readFileSync(join(dirname(packageFile), 'runtime', path), 'utf8');
}

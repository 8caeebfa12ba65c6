import { execFile } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';

/**
 * Creates a project in a folder and installs its dependencies with npm: versions of the registry, and paths of
 * tarballs.
 */
export async function install(
  folder: string,
  manifest: { readonly dependencies: Readonly<Record<string, string>> },
): Promise<void> {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ private: true, ...manifest }));
  const quiet = ['--no-audit', '--no-fund', '--no-package-lock', '--loglevel=error', '--prefer-offline'];
  await promisify(execFile)('npm', ['install', ...quiet], { cwd: folder, timeout: 500_000 });
}

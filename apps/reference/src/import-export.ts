import { createRequire } from 'node:module';
import { isAbsolute, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

/**
 * What `./file.js#name`, or `package#name`, exports; a path is seen from `folder`. Rejects where there is no
 * such module or name.
 */
export async function importExport(specifier: string, folder: string): Promise<unknown> {
  const [path = '', name] = specifier.split('#');
  if (!path || !name) throw new Error(`"${specifier}" is not of the form ./file.js#name.`);
  const module = await importModule(path, folder);
  if (!(name in module)) throw new Error(`"${path}" has no export named "${name}".`);
  return module[name];
}

async function importModule(path: string, folder: string): Promise<Record<string, unknown>> {
  if (path.startsWith('.') || isAbsolute(path)) return import(pathToFileURL(resolve(folder, path)).href);
  // A package of the caller's, else one of ours.
  const { resolve: find } = createRequire(join(folder, 'package.json'));
  try {
    return await import(pathToFileURL(find(path)).href);
  } catch (error) {
    if (!isNotFound(error)) throw error;
    return import(path);
  }
}

function isNotFound(error: unknown): boolean {
  return ['MODULE_NOT_FOUND', 'ERR_PACKAGE_PATH_NOT_EXPORTED'].includes((error as { code: string }).code);
}

import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { packages } from './packages.js';

/** Packs every package into a new temporary folder, as it would be published; gives the folder and each package's file. */
export function packAll(): { folder: string; tarballs: Record<string, string> } {
  const folder = mkdtempSync(join(tmpdir(), 'errlex-packed-'));
  const tarballs = packages.map(({ name, directory }) => {
    const before = new Set(readdirSync(folder));
    // As it replaces `workspace:^` by versions, npm would not do.
    execFileSync('pnpm', ['pack', '--pack-destination', folder], { cwd: directory, stdio: 'pipe' });
    const file = readdirSync(folder).find((entry) => !before.has(entry));
    if (file === undefined) throw new Error(`pnpm packed nothing for ${name}`);
    return [name, join(folder, file)];
  });
  return { folder, tarballs: Object.fromEntries(tarballs) };
}

import { execFileSync } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { packages } from './packages.js';

/**
 * Packs packages into a new temporary folder, as they would be published; returns the folder and each package's
 * file.
 */
export function packAll(chosen: typeof packages = packages): {
  folder: string;
  tarballs: Record<string, string>;
} {
  const folder = mkdtempSync(join(tmpdir(), 'errlex-packed-'));
  const tarballs = chosen.map(({ name, directory }) => {
    // Unlike npm, pnpm replaces `workspace:^` by versions.
    const output = execFileSync('pnpm', ['pack', '--json', '--pack-destination', folder], { cwd: directory });
    const { filename }: { filename: string } = JSON.parse(String(output));
    return [name, filename];
  });
  return { folder, tarballs: Object.fromEntries(tarballs) };
}

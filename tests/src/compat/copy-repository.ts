import { exec } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { promisify } from 'node:util';
import { root } from '../packages.js';

const installed = join(root, 'node_modules');
const left = ['.git', '.turbo', '.programs', 'dist', 'generated'];

/**
 * Copies the sources into a new temporary folder. The packages find each other's copies and the dependencies
 * that are installed here.
 */
export function copyRepository(): string {
  const folder = mkdtempSync(join(tmpdir(), 'errlex-copy-'));
  cpSync(root, folder, {
    recursive: true,
    // Links between workspaces are relative, so they lead to the copies.
    verbatimSymlinks: true,
    filter: (path) => path !== installed && !left.includes(basename(path)),
  });
  symlinkSync(installed, join(folder, 'node_modules'));
  return folder;
}

/**
 * Runs a script of a workspace, or a command; rejects with its output. Does not use the package manager, which
 * would install.
 */
export async function run(workspace: string, command: string): Promise<void> {
  const { scripts } = JSON.parse(readFileSync(join(workspace, 'package.json'), 'utf8'));
  const PATH = `${join(installed, '.bin')}:${process.env.PATH}`;
  const options = { cwd: workspace, env: { ...process.env, PATH, NO_COLOR: '1' }, maxBuffer: 2 ** 26 };
  await promisify(exec)(scripts[command] ?? command, options).catch(({ stdout, stderr }) => {
    throw new Error(`${command} in ${workspace}\n${stdout}\n${stderr}`);
  });
}

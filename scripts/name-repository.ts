/**
 * Writes the repository, as the publishing workflow knows it, into the manifest of each package:
 * npm accepts the provenance of a package only if its manifest names the same repository.
 */
import { globSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

const { GITHUB_SERVER_URL, GITHUB_REPOSITORY } = process.env;
if (!GITHUB_SERVER_URL || !GITHUB_REPOSITORY)
  throw new Error('Packages are published by the workflow "Release".');

const url = `git+${GITHUB_SERVER_URL}/${GITHUB_REPOSITORY}.git`;
for (const path of globSync('{packages,apps}/*/package.json')) {
  const manifest = JSON.parse(readFileSync(path, 'utf8'));
  const repository = { type: 'git', url, directory: dirname(path) };
  writeFileSync(path, `${JSON.stringify({ ...manifest, repository }, null, 2)}\n`);
}

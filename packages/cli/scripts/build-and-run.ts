/**
 * The `errlex` script of the repository: builds the command where its sources changed, in silence, and runs
 * it.
 */
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const root = new URL('../../../', import.meta.url);
const turbo = fileURLToPath(new URL('node_modules/turbo/bin/turbo', root));
const args = ['run', 'build', '--filter=errlex', '--output-logs=errors-only'];
const { status, stdout, stderr } = spawnSync(process.execPath, [turbo, ...args], {
  cwd: root,
  encoding: 'utf8',
  env: { ...process.env, TURBO_TELEMETRY_DISABLED: '1' },
  // Standard input belongs to the command.
  stdio: ['ignore', 'pipe', 'pipe'],
});
if (status !== 0) {
  process.stderr.write(stdout + stderr);
  process.exit(1);
}
await import('../dist/esm/cli.js');

import { execFile } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { copyRepository } from '../compat/copy-repository.js';
import { root } from '../packages.js';

export interface Release {
  readonly folder: string;
  /** Runs a command of the repository in the copy. */
  run(command: string, ...args: string[]): Promise<string>;
}

/**
 * Copies the repository with a history of one commit, to make a release in the copy. Nothing can reach
 * another registry.
 */
export async function copyForRelease(registry: string): Promise<Release> {
  const folder = copyRepository();
  const npmrc = join(folder, '.npmrc-dry-run');
  // The registry accepts any user, but npm requires a token.
  writeFileSync(npmrc, `${registry.replace('http:', '')}:_authToken=anybody\n`);
  const env = {
    ...process.env,
    PATH: `${join(root, 'node_modules/.bin')}:${process.env.PATH}`,
    CI: 'true',
    GITHUB_SERVER_URL: 'https://github.com',
    GITHUB_REPOSITORY: 'dry/run',
    NO_COLOR: '1',
    TURBO_TELEMETRY_DISABLED: '1',
    GIT_CONFIG_GLOBAL: '/dev/null',
    GIT_AUTHOR_NAME: 'dry run',
    GIT_AUTHOR_EMAIL: 'dry-run@localhost',
    GIT_COMMITTER_NAME: 'dry run',
    GIT_COMMITTER_EMAIL: 'dry-run@localhost',
    // Link the dependencies that are installed in the repository.
    pnpm_config_verify_deps_before_run: 'false',
    // Provenance is available on GitHub only.
    pnpm_config_provenance: 'false',
    pnpm_config_registry: registry,
    npm_config_registry: registry,
    NPM_CONFIG_USERCONFIG: npmrc,
  };
  const run: Release['run'] = async (command, ...args) => {
    const running = promisify(execFile)(command, args, { cwd: folder, env, maxBuffer: 2 ** 26 });
    const { stdout } = await running.catch(({ stdout, stderr }) => {
      throw new Error(`${command} ${args.join(' ')}\n${stdout}\n${stderr}`);
    });
    return stdout;
  };
  await run('git', 'init', '--quiet', '--initial-branch=main');
  await run('git', 'add', '--all', '--', ':!node_modules', ':!.npmrc-dry-run');
  await run('git', 'commit', '--quiet', '--message', 'the state to release');
  return { folder, run };
}

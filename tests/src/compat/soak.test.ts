import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';

it('every request of a short soak ends in one way, on both sides', async () => {
  const args = ['--expose-gc', 'soak/soak.ts', '--seconds', '5'];
  const { stdout } = await promisify(execFile)(process.execPath, args, {
    cwd: `${import.meta.dirname}/../..`,
  });
  console.log(stdout);
  expect(stdout).toContain('lost 0');
});

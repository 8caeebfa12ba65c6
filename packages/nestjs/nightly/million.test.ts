import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';

it('a million errors leave nothing in the heap and no listener', async () => {
  const program = fileURLToPath(new URL('million.ts', import.meta.url));
  const { stdout } = await promisify(execFile)(process.execPath, [program]);
  console.log(stdout);
  expect(stdout).toContain('1000000');
});

import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { formats } from './page/render-page.fixture.js';
import { cli } from './run-cli.fixture.js';

const folder = mkdtempSync(join(tmpdir(), 'errlex-three-'));
afterAll(() => rmSync(folder, { recursive: true }));

const hasPython = run('python3 -c "import sys; assert sys.version_info >= (3, 11)"') !== undefined;

/** The block of the README that shows the commands. */
const readme = readFileSync(new URL('../README.md', import.meta.url), 'utf8');
const [, commands = ''] = /three commands[^`]*```sh\n([\s\S]*?)```/.exec(readme) ?? [];

it.skipIf(!hasPython)('a page of 100 codes becomes a Python module that raises typed errors', () => {
  const codes = Array.from({ length: 100 }, (_, index) => ({
    code: -1000 - index,
    reason: index === 21 ? 'INVALID_SYMBOL' : `PROBLEM_${index}`,
    section: `Part ${Math.floor(index / 10)}`,
    templates: index === 21 ? ['Symbol %s is invalid.'] : [`Problem number ${index}.`],
  }));
  writeFileSync(join(folder, 'errors.md'), formats['Markdown, headings'](codes));
  const steps = commands.trim().split(/\n(?=npx |python3 )/);
  expect(steps).toHaveLength(3);
  const printed = steps.map((step) => run(step.replace(/^npx errlex /, `"${process.execPath}" "${cli}" `)));
  expect(printed.at(-1)).toBe("-1021 INVALID_SYMBOL {'symbol': 'BTC'} never\n");
});

function run(command: string): string | undefined {
  try {
    return execFileSync('sh', ['-c', command], {
      cwd: folder,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    });
  } catch {
    return undefined;
  }
}

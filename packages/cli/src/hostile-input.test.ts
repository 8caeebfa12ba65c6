import { spawnSync } from 'node:child_process';
import { mkdtempSync, openSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { cli, runCli, spawnCli } from './run-cli.fixture.js';

const folder = mkdtempSync(join(tmpdir(), 'errlex-'));

function write(name: string, content: string | Buffer): string {
  writeFileSync(join(folder, name), content);
  return name;
}

/** Sets the title of a terminal, writes its clipboard, colors text, and turns its direction. */
const evil = '\u001b]0;evil\u0007\u001b]52;c;ZXZpbA==\u0007\u009b31m\u202e';

describe('what a page or a catalog holds', () => {
  it('reaches the terminal without control characters', async () => {
    const page = `# S${evil}\n\n## -1121 INVALID${evil}\n\n * Bad ${evil} symbol.\n * ${evil}\n\n-1122 X ${evil}\n`;
    const imported = await runCli(['import', '-', '--name', 'acme'], { input: page });
    const json = write('page.json', (await runCli(['import', '-', '--json'], { input: page })).stdout);
    const outputs = [imported, await runCli(['diff', '-'], { input: page })];
    for (const command of [['list'], ['explain', '-1121'], ['explain', '-1122']]) {
      outputs.push(await runCli([...command, '--catalog', json], { cwd: folder }));
    }
    for (const { exitCode, stdout, stderr } of outputs) {
      expect(exitCode).toBeLessThan(2);
      expect(stdout + stderr).not.toMatch(/[\u001b\u0007\u009b\u202e]/);
    }
  });

  it.each(['section', 'reason', 'category', 'template', 'param', 'domain', 'rule'])(
    'is escaped in the field %s, or rejected',
    async (field) => {
      const text = field === 'reason' ? `A${evil}` : evil;
      const definition = {
        code: -1,
        reason: field === 'reason' ? text : 'A',
        ...(field === 'section' && { section: text }),
        ...(field === 'category' && { category: text }),
        messages: {
          [field === 'reason' ? text : 'A']: [
            field === 'template' ? text : 'x %s',
            field === 'param' ? text : 'p',
          ],
        },
      };
      const contract = {
        catalog: [definition],
        ...(field === 'domain' && { domain: text }),
        ...(field === 'rule' && { textRules: [{ code: -1, text, retry: 'backoff' }] }),
      };
      const file = write(`${field}.json`, JSON.stringify(contract));
      for (const command of [['list'], ['explain', '--', '-1'], ['decode', '{"code":-1,"msg":"x y"}']]) {
        const { stdout, stderr } = await runCli([command[0] ?? '', '--catalog', file, ...command.slice(1)], {
          cwd: folder,
        });
        expect(stdout + stderr).not.toMatch(/[\u001b\u0007\u009b\u202e]/);
      }
    },
  );
});

describe('a catalog module', () => {
  it.each([['list'], ['explain', '7'], ['decode', '{"code":7,"msg":"Own."}'], ['check']])(
    'needs no section: %s',
    async (command, ...operands) => {
      write('own.mjs', "export default [{ code: 7, reason: 'OWN', messages: { OWN: ['Own.'] } }];");
      const args =
        command === 'check'
          ? [command, 'own.mjs', 'own.mjs']
          : [command, '--catalog', 'own.mjs', ...operands];
      const { exitCode, stderr } = await runCli(args, { cwd: folder });
      expect({ exitCode, stderr }).toMatchObject({ exitCode: 0, stderr: '' });
    },
  );

  it.each([
    ['throw null', 'cannot load m.mjs: null was thrown'],
    [
      'export default Promise.resolve([])',
      'm.mjs is not a catalog: expected an array of definitions, or what defineErrors returns',
    ],
    ['export default new Proxy([], { get() { throw 1; } })', 'm.mjs is not a catalog: 1 was thrown'],
    ['export default { get catalog() { throw new Error("x\\u001b") } }', 'm.mjs is not a catalog: x\\u001b'],
    [
      'export default () => []',
      'm.mjs is not a catalog: expected an array of definitions, or what defineErrors returns',
    ],
  ])('ends with status 2 and one line: %s', (source, problem) => {
    write('m.mjs', source);
    expect(spawnCli(['list', '--catalog', 'm.mjs'], { cwd: folder })).toEqual({
      exitCode: 2,
      stdout: '',
      stderr: `errlex: ${problem}\n`,
    });
  });

  it('ends with status 2 if it never loads', () => {
    const file = write('never.mjs', 'await new Promise(() => {});');
    const { exitCode, stderr } = spawnCli(['list', '--catalog', file], { cwd: folder });
    expect({ exitCode, stderr }).toEqual({
      exitCode: 2,
      stderr:
        'errlex: cannot load never.mjs: expected to load within 10 s, got a top-level await that does not end\n',
    });
  });
});

describe('a page', () => {
  it('that is too deep ends with status 2', async () => {
    const input = `${'<div>'.repeat(100_000)}-1121 Invalid symbol.`;
    expect(await runCli(['import', '-'], { input })).toEqual({
      exitCode: 2,
      stdout: '',
      stderr: 'errlex: the page is too deep: expected at most 256 levels of elements\n',
    });
  });

  it('that is too large ends with status 2', async () => {
    const input = '| a | b |\n'.repeat(2_000_000);
    expect(await runCli(['import', '-'], { input })).toEqual({
      exitCode: 2,
      stdout: '',
      stderr: 'errlex: cannot read standard input: expected at most 4 MiB\n',
    });
  });

  it('of 40,000 messages is read before the test ends: the time grows with the size, not with its square', async () => {
    const items = Array.from({ length: 40_000 }, (_, index) => `<li>m ${index}</li>`).join('');
    const { exitCode } = await runCli(['import', '-'], { input: `<h3>-1121 A</h3><ul>${items}</ul>` });
    expect(exitCode).toBe(0);
  });

  it('in windows-1251 is decoded by the charset that it names, else noted', async () => {
    const text = Buffer.from([0xce, 0xf8, 0xe8, 0xe1, 0xea, 0xe0]);
    const page = (head: string) => Buffer.concat([Buffer.from(`<html>${head}<h3>-1121 A</h3><p>`), text]);
    const named = await runCli(['import', '-'], { input: page('<meta charset="windows-1251">') });
    expect(named.stdout).toContain("A: ['Ошибка']");
    const { stderr } = await runCli(['import', '-'], { input: page('') });
    expect(stderr).toContain('errlex: standard input is not UTF-8: convert it, or its texts are wrong\n');
  });

  it.each(['default', 'await', 'let', 'defaults', 'enum'])(
    'is imported under no name that a module cannot have: %s',
    async (name) => {
      expect((await runCli(['import', '-', '--name', name], { input: '-1121 A' })).exitCode).toBe(2);
    },
  );
});

it.each([
  [['list'], 'stdout', 2],
  [['explain', 'NOPE'], 'stderr', 2],
  [['nope'], 'stderr', 2],
  [['list', '--locale', 'xx'], 'stderr', 0],
] as const)('%j into a full %s exits with %i', (args, stream, exitCode) => {
  const full = openSync('/dev/full', 'w');
  const stdio =
    stream === 'stdout' ? (['ignore', full, 'ignore'] as const) : (['ignore', 'ignore', full] as const);
  expect(spawnSync(process.execPath, [cli, ...args], { stdio: [...stdio] }).status).toBe(exitCode);
});

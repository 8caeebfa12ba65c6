import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { runCli, runForJson } from '../run-cli.fixture.js';

const folder = mkdtempSync(join(tmpdir(), 'errlex-catalog-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
// The modules of such a folder are loaded by Node itself, and not by vitest.
const cwd = join(folder, 'node_modules');
mkdirSync(cwd);

const row = {
  code: -1121,
  reason: 'BAD_PAIR',
  section: 'Pairs',
  category: 'symbol',
  httpStatus: 400,
  gatewayStatus: 502,
  retry: 'fix-request',
  executed: 'no',
  messages: { BAD_PAIR: ["Pair '%s' is bad.", 'pair'] },
};
writeFileSync(
  join(cwd, 'own.mjs'),
  `export const own = [${JSON.stringify(row)}];
export const twice = [...own, { ...own[0], reason: 'OTHER' }];
export const borrowed = [
  { ...own[0], code: -5, reason: 'INVALID_SYMBOL', messages: { INVALID_SYMBOL: ['x'] } },
  { ...own[0], reason: 'USER_LOCKED', messages: { USER_LOCKED: ['x'] } },
];
export const name = 'no catalog';
export default own;
`,
);
writeFileSync(join(cwd, 'empty.mjs'), '');
writeFileSync(join(cwd, 'broken.mjs'), 'export const = ;');

describe('--catalog', () => {
  it('is what list, explain, decode and diff work with', async () => {
    const own = ['--catalog', 'own.mjs#own'];
    expect(JSON.parse((await runCli(['list', '--json', ...own], { cwd })).stdout)).toMatchObject([
      { reason: 'BAD_PAIR' },
    ]);
    const { stdout } = await runCli(['explain', '-1121', ...own], { cwd });
    expect(stdout).toMatch(/^-1121 BAD_PAIR\n/);
    expect(stdout).toContain(`sample    {"code":-1121,"msg":"Pair 'symbol' is bad."}`);
    // What is told of the same number in another catalog is not told here.
    expect(stdout).not.toMatch(/^ {2}(?:cause|cure)/m);
    expect(
      await runForJson(['decode', `{"code":-1121,"msg":"Pair 'X' is bad."}`, ...own], { cwd }),
    ).toMatchObject([
      { reason: 'BAD_PAIR', params: { pair: 'X' }, translation: { text: "Pair 'X' is bad." } },
    ]);
    const input = `refused {"code":-1121,"msg":"Pair 'X' is bad."}\n{"code":-1121,"msg":"Pair 'X' is bad."}\n`;
    expect(await runForJson(['decode', ...own], { cwd, input })).toMatchObject([
      { kind: 'text' },
      { reason: 'BAD_PAIR' },
    ]);
    expect(await runForJson(['decode', '--follow', ...own], { cwd, input })).toMatchObject([
      { reason: 'BAD_PAIR' },
      { reason: 'BAD_PAIR' },
    ]);
    const page = `Pairs\n-1121 BAD_PAIR\n• Pair '%s' is bad.\n`;
    expect(await runCli(['diff', '-', ...own], { cwd, input: page })).toMatchObject({ exitCode: 0 });
  });

  it.each(['INVALID_SYMBOL', 'USER_LOCKED'])(
    'has no guide for a name of ours with another code: %s',
    async (name) => {
      const { exitCode, stdout } = await runCli(['explain', name, '--catalog', 'own.mjs#borrowed'], {
        cwd,
      });
      expect(exitCode).toBe(0);
      expect(stdout).not.toMatch(/^ {2}(?:cause|cure)/m);
    },
  );

  it('is the default export where none is named', async () => {
    expect((await runCli(['explain', 'BAD_PAIR', '--catalog', 'own.mjs'], { cwd })).exitCode).toBe(0);
  });

  it.each([
    ['own.mjs#other', 'own.mjs does not export "other"; it exports borrowed, default, name, own, twice'],
    ['own.mjs#toString', 'own.mjs does not export "toString"'],
    ['own.mjs#name', 'own.mjs#name is no catalog: it is no list of rows'],
    [
      'own.mjs#twice',
      'own.mjs#twice is no catalog: Catalog row 1 (-1121 OTHER): the code stands in two rows.',
    ],
    ['empty.mjs#own', 'empty.mjs does not export "own"; it exports nothing'],
    ['empty.mjs', 'empty.mjs does not export "default"; it exports nothing'],
    ['none.mjs#own', 'cannot load none.mjs: Cannot find module'],
    ['broken.mjs#own', 'cannot load broken.mjs: Unexpected token'],
  ])('refuses %s in one line', async (catalog, problem) => {
    const { exitCode, stdout, stderr } = await runCli(['list', '--catalog', catalog], { cwd });
    expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: '' });
    expect(stderr).toContain(`errlex: ${problem}`);
    expect(stderr.trimEnd()).not.toContain('\n');
  });
});

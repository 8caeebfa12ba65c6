import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { runCli, runForJson } from '../run-cli.fixture.js';

const cwd = mkdtempSync(join(tmpdir(), 'errlex-catalogue-'));
afterAll(() => rmSync(cwd, { recursive: true, force: true }));

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
export const name = 'no catalogue';
export default own;
`,
);
writeFileSync(join(cwd, 'broken.mjs'), 'export const = ;');

describe('--catalogue', () => {
  it('is what list, explain, decode and diff work with', () => {
    const own = ['--catalogue', 'own.mjs#own'];
    expect(JSON.parse(runCli(['list', '--json', ...own], { cwd }).stdout)).toMatchObject([
      { reason: 'BAD_PAIR' },
    ]);
    const { stdout } = runCli(['explain', '-1121', ...own], { cwd });
    expect(stdout).toMatch(/^-1121 BAD_PAIR\n/);
    expect(stdout).toContain(`sample    {"code":-1121,"msg":"Pair 'symbol' is bad."}`);
    // What is told of the same number in another catalogue is not told here.
    expect(stdout).not.toMatch(/^ {2}(?:cause|cure)/m);
    expect(runForJson(['decode', `{"code":-1121,"msg":"Pair 'X' is bad."}`, ...own], { cwd })).toMatchObject([
      { reason: 'BAD_PAIR', params: { pair: 'X' }, translation: { text: "Pair 'X' is bad." } },
    ]);
    const page = `Pairs\n-1121 BAD_PAIR\n• Pair '%s' is bad.\n`;
    expect(runCli(['diff', '-', ...own], { cwd, input: page })).toMatchObject({ exitCode: 0 });
  });

  it('is the default export where none is named', () => {
    expect(runCli(['explain', 'BAD_PAIR', '--catalogue', 'own.mjs'], { cwd }).exitCode).toBe(0);
  });

  it.each([
    ['own.mjs#other', 'own.mjs does not export "other"; it exports default, name, own, twice'],
    ['own.mjs#toString', 'own.mjs does not export "toString"'],
    ['own.mjs#name', 'own.mjs#name is no catalogue: it is no list of rows'],
    [
      'own.mjs#twice',
      'own.mjs#twice is no catalogue: Catalogue row 1 (-1121 OTHER): the code stands in two rows.',
    ],
    ['none.mjs#own', 'cannot load none.mjs: Cannot find module'],
    ['broken.mjs#own', 'cannot load broken.mjs: Unexpected token'],
  ])('refuses %s in one line', (catalogue, problem) => {
    const { exitCode, stdout, stderr } = runCli(['list', '--catalogue', catalogue], { cwd });
    expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: '' });
    expect(stderr).toContain(`errlex: ${problem}`);
    expect(stderr.trimEnd()).not.toContain('\n');
  });
});

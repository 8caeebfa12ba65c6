import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type Catalog, spotV3 } from '@errlex/core';
import { afterAll, describe, expect, it } from 'vitest';
import { runCli, runForJson } from '../run-cli.fixture.js';

const folder = mkdtempSync(join(tmpdir(), 'errlex-catalog-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
// Node itself loads the modules of such a folder, not vitest.
const cwd = join(folder, 'node_modules');
mkdirSync(cwd);

const acme = [
  { code: 1, reason: 'INTERNAL', messages: { INTERNAL: ['Internal error.'] } },
  { code: 2, reason: 'BAD_PAIR', httpStatus: 400, messages: { BAD_PAIR: ["Pair '%s' is bad.", 'pair'] } },
  { code: 9, reason: 'HALTED', section: 'Market', messages: { HALTED: ['Trading is halted.'] } },
];
const contract = {
  domain: 'acme',
  payload: { code: 'error.id', msg: 'error.text', success: [0], fixed: { ok: false } },
  roles: { unknown: 'INTERNAL' },
  textRules: [
    { code: 9, text: 'reopens soon', retry: 'backoff', executed: 'no' },
    { text: 'no funds', category: 'balance', retry: 'never', executed: 'no' },
  ],
  requestLifetime: 5000,
};
const core = pathToFileURL(join(import.meta.dirname, '../../../core/dist/esm/index.js')).href;

writeFileSync(
  join(cwd, 'acme.mjs'),
  `import { defineErrors } from '${core}';
export const acme = ${JSON.stringify(acme)};
export const errors = defineErrors(acme, ${JSON.stringify(contract)});
export const twice = [...acme, { ...acme[1], reason: 'OTHER' }];
export const unclean = [{ ...acme[0], section: 'a\\u001b]52;c;x\\u0007\\u202e' }];
export const wildId = [{ ...acme[0], messages: { 'INTERNAL.\\u001b[2J': ['x'] } }];
export const statusOk = [{ ...acme[0], httpStatus: 200 }];
export const lifetime = { catalog: acme, requestLifetime: 'long' };
export const hostile = { get catalog() { throw null; } };
export const text = 'no catalog';
export const nothing = null;
export default acme;
`,
);
writeFileSync(
  join(cwd, 'borrowed.mjs'),
  `export default [
  { code: -5, reason: 'INVALID_SYMBOL', messages: { INVALID_SYMBOL: ['x'] } },
  { code: -1121, reason: 'USER_LOCKED', messages: { USER_LOCKED: ['x'] } },
];`,
);
writeFileSync(join(cwd, 'named.mjs'), 'export const a = [];');
writeFileSync(join(cwd, 'empty.mjs'), '');
writeFileSync(join(cwd, 'broken.mjs'), 'export const = ;');
writeFileSync(join(cwd, 'null.mjs'), 'throw null;');
writeFileSync(join(cwd, 'lines.mjs'), 'throw new Error("a\\n\\u001b[2Jb");');
writeFileSync(join(cwd, 'object.mjs'), 'throw Object.create(null);');
writeFileSync(join(cwd, 'imports.mjs'), 'import "./missing.mjs";');
writeFileSync(join(cwd, 'broken.json'), '{');

const payload = `{"ok":false,"error":{"id":2,"text":"Pair 'X' is bad."}}`;

describe('--catalog', () => {
  it('takes a module that exports a catalog', async () => {
    const own = ['--catalog', 'acme.mjs#acme'];
    const [decoded] = await runForJson(['decode', `{"code":2,"msg":"Pair 'X' is bad."}`, ...own], { cwd });
    expect(decoded).toMatchObject({
      reason: 'BAD_PAIR',
      params: { pair: 'X' },
      advice: { retry: 'never', executed: 'no' },
      translation: { text: "Pair 'X' is bad.", locale: 'en' },
    });
    expect((await runCli(['list', ...own], { cwd })).stdout).toBe(
      "  1  INTERNAL  Internal error.\n  2  BAD_PAIR  Pair '%s' is bad.\n\nMarket\n  9  HALTED    Trading is halted.\n",
    );
    const page = '-50 NEW_ONE: New.\n';
    expect((await runCli(['diff', '-', ...own], { cwd, input: page })).stdout).toContain('4 differences');
  });

  it('takes an error set, with its payload shape and text rules', async () => {
    const own = ['--catalog', 'acme.mjs#errors'];
    expect(await runForJson(['decode', payload, ...own], { cwd })).toMatchObject([
      { kind: 'api-error', code: 2, reason: 'BAD_PAIR', params: { pair: 'X' }, msg: "Pair 'X' is bad." },
    ]);
    expect(
      await runForJson(['decode', '{"error":{"id":5,"text":"no funds"}}', ...own], { cwd }),
    ).toMatchObject([{ advice: { retry: 'never', executed: 'no', category: 'balance' } }]);
    expect(await runForJson(['decode', '{"code":2,"msg":"x"}', ...own], { cwd })).toMatchObject([
      { kind: 'unrecognized' },
    ]);
    const { stdout } = await runCli(['explain', '9', ...own], { cwd });
    expect(stdout).toContain('sample    {"ok":false,"error":{"id":9,"text":"Trading is halted."}}');
    expect(stdout).toContain('HTTP status     500 (default), if your server rejects a request');
    expect(stdout).toMatch(/backoff: .*; not executed \(if the text contains "reopens soon"\)/);
  });

  it('takes what list --json prints, and list --json prints it again', async () => {
    const { stdout } = await runCli(['list', '--json', '--catalog', 'acme.mjs#errors'], { cwd });
    expect(JSON.parse(stdout)).toEqual({ ...contract, catalog: acme });
    writeFileSync(join(cwd, 'acme.json'), stdout);
    expect((await runCli(['list', '--json', '--catalog', 'acme.json'], { cwd })).stdout).toBe(stdout);
    expect(await runForJson(['decode', '--catalog', 'acme.json'], { cwd, input: payload })).toMatchObject([
      { reason: 'BAD_PAIR', params: { pair: 'X' } },
    ]);
    writeFileSync(join(cwd, 'array.json'), JSON.stringify(acme));
    expect((await runCli(['explain', 'HALTED', '--catalog', 'array.json'], { cwd })).exitCode).toBe(0);
  });

  it('loads the default export if none is named', async () => {
    expect((await runCli(['explain', 'BAD_PAIR', '--catalog', 'acme.mjs'], { cwd })).exitCode).toBe(0);
  });

  it('keeps the shipped catalog out of everything that is printed', async () => {
    const own = ['--catalog', 'acme.mjs#errors'];
    const log = `${payload}\n{"error":{"id":7,"text":""}}\n{"error":{"id":-1121,"text":"Invalid pair"}}\n{"err":1}\n`;
    const outputs = await Promise.all(
      [
        ['list'],
        ['list', '--locale', 'de'],
        ['list', '--json'],
        ['explain', '2'],
        ['explain', 'INTERNAL', '--all-locales'],
        ['explain', 'HALTED', '--json'],
        ['decode', '-'],
        ['decode', '-', '--locale', 'ja'],
        ['decode', '-', '--json'],
        ['decode', '--follow'],
        ['decode', '-', '--status', '500'],
        ['diff', '-'],
      ].map((args) =>
        runCli([...args, ...own], { cwd, input: args[0] === 'diff' ? '-50 NEW_ONE: New.\n' : log }),
      ),
    );
    for (const { stdout, stderr } of outputs) {
      const printed = stdout.replaceAll('-1121', '') + stderr;
      for (const { code, reason, messages } of spotV3 as Catalog) {
        expect(printed).not.toContain(String(code));
        expect(printed).not.toMatch(new RegExp(`\\b${reason}\\b`));
        for (const [text] of Object.values(messages)) expect(printed).not.toContain(text);
      }
    }
  });

  it.each(['INVALID_SYMBOL', 'USER_LOCKED'])(
    'has no guide and no translation for a shipped reason with another code: %s',
    async (name) => {
      const { exitCode, stdout } = await runCli(
        ['explain', name, '--catalog', 'borrowed.mjs', '--locale', 'de'],
        { cwd },
      );
      expect(exitCode).toBe(0);
      expect(stdout).not.toMatch(/^ {2}(?:cause|fix|text)/m);
    },
  );

  it.each([
    ['acme.mjs#other', 'acme.mjs does not export "other". Exports: #acme, #default, #errors'],
    ['acme.mjs#toString', 'acme.mjs does not export "toString". Exports: '],
    ['acme.mjs#text', 'acme.mjs#text is not a catalog: expected an array'],
    ['acme.mjs#nothing', 'acme.mjs#nothing is not a catalog: expected an array'],
    ['acme.mjs#hostile', 'acme.mjs#hostile is not a catalog: null was thrown'],
    ['acme.mjs#twice', 'acme.mjs#twice is not a catalog: Definition 3 (2 OTHER): duplicate code 2.'],
    [
      'acme.mjs#unclean',
      'acme.mjs#unclean is not a catalog: Definition 0 (1 INTERNAL): section: expected a text in one line.',
    ],
    [
      'acme.mjs#wildId',
      'acme.mjs#wildId is not a catalog: Definition 0 (1 INTERNAL): message id INTERNAL.\\u001b[2J: expected INTERNAL or',
    ],
    [
      'acme.mjs#statusOk',
      'acme.mjs#statusOk is not a catalog: Definition 0 (1 INTERNAL): httpStatus: expected 400 to 599, got 200.',
    ],
    [
      'acme.mjs#lifetime',
      'acme.mjs#lifetime is not a catalog: requestLifetime: expected milliseconds, got long.',
    ],
    ['empty.mjs#own', 'empty.mjs does not export "own". It exports nothing.'],
    ['named.mjs', 'named.mjs has no default export. Exports: #a.'],
    ['none.mjs#own', 'cannot load none.mjs: file not found'],
    ['.', 'cannot load .: file not found'],
    ['\u001b[2J', 'cannot load \\u001b[2J: file not found'],
    ['imports.mjs', 'cannot load imports.mjs: Cannot find module'],
    ['broken.mjs#own', 'cannot load broken.mjs: Unexpected token'],
    ['null.mjs', 'cannot load null.mjs: null was thrown'],
    ['lines.mjs', 'cannot load lines.mjs: a\\u000a\\u001b[2Jb'],
    ['object.mjs', 'cannot load object.mjs: a value without a text was thrown'],
    ['broken.json', 'cannot load broken.json: '],
    ['broken.json#x', 'broken.json is JSON and has no exports: omit #x'],
  ])('rejects %j in one line', async (catalog, problem) => {
    const { exitCode, stdout, stderr } = await runCli(['list', '--catalog', catalog], { cwd });
    expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: '' });
    expect(stderr).toContain(`errlex: ${problem}`);
    expect(stderr.trimEnd()).not.toMatch(/[^\P{Cc}]/u);
  });
});

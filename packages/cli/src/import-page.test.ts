import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Catalog, defineErrors, spotV3 } from '@errlex/core';
import { afterAll, describe, expect, it } from 'vitest';
import { runCli } from './run-cli.fixture.js';

const packageFolder = fileURLToPath(new URL('..', import.meta.url));
const reference = join(packageFolder, '../core/reference/error-codes-v3.txt');

/** Inside this package, so that the modules find what they import. */
const parent = join(packageFolder, '.programs');
mkdirSync(parent, { recursive: true });
const folder = mkdtempSync(join(parent, 'run-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** What the compiler says of a module that was imported, and of one that uses it. */
function compile(module: string, use: string): string {
  writeFileSync(join(folder, 'catalog.ts'), module);
  writeFileSync(join(folder, 'use.ts'), use);
  writeFileSync(join(folder, 'package.json'), '{ "type": "module" }');
  writeFileSync(
    join(folder, 'tsconfig.json'),
    JSON.stringify({
      extends: join(packageFolder, '../../tsconfig.base.json'),
      compilerOptions: { noEmit: true },
    }),
  );
  const tsc = join(packageFolder, '../../node_modules/.bin/tsc');
  return spawnSync(tsc, ['-p', folder], { encoding: 'utf8' }).stdout;
}

async function importRows(page: string): Promise<{ rows: Catalog; stderr: string }> {
  const { exitCode, stdout, stderr } = await runCli(['import', '-', '--json'], { input: page });
  expect(exitCode).toBe(0);
  return { rows: JSON.parse(stdout), stderr };
}

const summary = 'statuses and advice are defaults\n';

describe('errlex import', () => {
  it('gives the codes, reasons, sections, templates and order of the reference document', async () => {
    const { stdout, stderr } = await runCli(['import', reference, '--json']);
    const facts = (rows: Catalog) =>
      rows.map(({ code, reason, section, messages }) => ({
        code,
        reason,
        section,
        templates: Object.values(messages).map(([template]) => template),
      }));
    expect(facts(JSON.parse(stdout))).toEqual(facts(spotV3));
    expect(stderr).toBe(`errlex: 36 codes and 40 messages; ${summary}`);
  });

  it('writes a module that compiles as it stands', async () => {
    const { stdout } = await runCli(['import', reference, '--name', 'ourSpot']);
    expect(stdout).toContain('] as const satisfies Catalog;\n');
    expect(stdout).toMatch(/Defaults, not facts[\s\S]*const defaults = \{/);
    const use = `
      import { defineErrors } from '@errlex/core';
      import { ourSpot } from './catalog.js';
      const { createApiError } = defineErrors(ourSpot);
      export const error = createApiError('PARAM_VALIDATE_ERROR.limit', { min: 1, max: 2 });
      // @ts-expect-error max is missing
      createApiError('PARAM_VALIDATE_ERROR.limit', { min: 1 });
    `;
    expect(compile(stdout, use)).toBe('');
  });

  it('writes whatever stands in a message as source', async () => {
    const page = [
      `### -1 IT_S`,
      ` * it's "quoted" \\\\ and \`\${x}\` *`,
      ` * line\u2028separator`,
      `### -2 Request Throttled`,
      ` * a`,
    ]
      .join('\n\n')
      .replaceAll('-1 ', '-1001 ')
      .replaceAll('-2 ', '-1002 ');
    const { stdout } = await runCli(['import', '-'], { input: page });
    const use = `import { catalog } from './catalog.js'; export const reason: 'REQUEST_THROTTLED' = catalog[1].reason;`;
    expect(compile(stdout, use)).toBe('');
  });

  it('names params by the words around them', async () => {
    const page = `### -1001 A_B
 * Parameter '%s' is bad.
 * size must be between %d and %d.
 * Not within the last %d days.
 * Too many calls; the limit is %s calls per %s.
 * At most %s is allowed, not more than %s.
 * The tag '{tagName}' is missing.
 * %s or %s`;
    const { rows } = await importRows(page);
    expect(Object.values(rows[0]?.messages ?? {})).toEqual([
      ["Parameter '%s' is bad.", 'parameter'],
      ['size must be between %d and %d.', 'min', 'max'],
      ['Not within the last %d days.', 'days'],
      ['Too many calls; the limit is %s calls per %s.', 'calls', 'interval'],
      ['At most %s is allowed, not more than %s.', 'most', 'limit'],
      ["The tag '%s' is missing.", 'tagName'],
      ['%s or %s', 'value', 'value2'],
    ]);
  });

  it('names a param by no verb, no far word and no word of another sentence', async () => {
    const page = `### -1001 A_B
 * Must be between '%d' and '%d'.
 * Not within the last '%d' days.
 * Invalid symbol; %s is none.
 * Must be %s, in hours.
 * Symbol must not be at %s.
 * The symbol was %s.
 * It isn't %s.
 * Your IP %s is blocked until '%s'.
 * %s, %s, %s`;
    const { rows } = await importRows(page);
    expect(Object.values(rows[0]?.messages ?? {}).map(([, ...names]) => names)).toEqual([
      ['min', 'max'],
      ['days'],
      ['value'],
      ['value'],
      ['value'],
      ['symbol'],
      ['it'],
      ['ip', 'until'],
      ['value', 'value2', 'value3'],
    ]);
  });

  it('names the params of a message as the page does, unless it names two the same', async () => {
    const page = '### -1001 A_B\n * {a} is bad.\n * %s is bad.\n * {b} and {b}\n';
    expect((await importRows(page)).rows[0]?.messages).toEqual({
      A_B: ['%s is bad.', 'a'],
      'A_B.and': ['%s and %s', 'value', 'value2'],
    });
  });

  it('takes the reason for the message where the page has none that can be read', async () => {
    const { rows } = await importRows('### -1001 A_B\n * %s%s\n\n### -1002 B_C\n');
    expect(rows.map(({ messages }) => messages)).toEqual([{ A_B: ['A_B'] }, { B_C: ['B_C'] }]);
  });

  it('tells of all problems in the order of their lines', async () => {
    const page = '### -1001 A_B\n * a\n\n### -1002 A_B\n * b\n\nc\n';
    expect((await importRows(page)).stderr.split('\n').slice(0, 2)).toEqual([
      'errlex: standard input:4: the name A_B is taken; -1002 is called A_B_1002',
      'errlex: standard input:7: prose after the messages of -1002: "c"',
    ]);
    const nameless = '| Code | Text |\n|--|--|\n| -1001 | a |\n';
    expect((await importRows(nameless)).stderr.split('\n')[0]).toBe(
      'errlex: standard input:3: one code has no name and is called by its number, ERROR_1001',
    );
  });

  it('writes the rows one beneath another, in quotes where there must be some', async () => {
    const page = '### -1001 A_B\n * it\'s "so"\n * c "%s" \\\\\n\n### -1002 B_C\n * b\n';
    const { stdout } = await runCli(['import', '-'], { input: page });
    expect(stdout.slice(stdout.indexOf('/**'))).toMatchInlineSnapshot(`
      "/**
       * Defaults, not facts: no page of codes tells them. What is known of a code goes into its row, behind
       * \`...defaults\`; \`retry: 'never'\` and \`executed: 'unknown'\` repeat nothing and promise nothing.
       */
      const defaults = {
        category: 'unknown',
        httpStatus: 400,
        gatewayStatus: 502,
        retry: 'never',
        executed: 'unknown',
      } as const;

      /**
       * 2 codes, 3 messages. The names of variants and params are guessed from the
       * words of their messages.
       */
      export const catalog = [
        {
          code: -1001,
          reason: 'A_B',
          section: '',
          ...defaults,
          messages: {
            A_B: ["it's \\"so\\""],
            'A_B.c': ["c \\"%s\\" \\\\", 'c'],
          },
        },
        {
          code: -1002,
          reason: 'B_C',
          section: '',
          ...defaults,
          messages: {
            B_C: ['b'],
          },
        },
      ] as const satisfies Catalog;
      "
    `);
  });

  it('names a variant by the first word that tells it from the first message', async () => {
    const { rows } = await importRows(
      '### -1001 A_B\n * Validation failed.\n * limit failed.\n * startTime failed.\n * limit is bad.\n',
    );
    expect(Object.keys(rows[0]?.messages ?? {})).toEqual(['A_B', 'A_B.limit', 'A_B.startTime', 'A_B.limit2']);
  });

  it('names a variant by no article and no verb', async () => {
    const { rows } = await importRows(
      '### -1001 A_B\n * Validation failed.\n * The limit failed.\n * Validation is %s.\n * A limit.\n * For limit, not.\n',
    );
    expect(Object.keys(rows[0]?.messages ?? {})).toEqual([
      'A_B',
      'A_B.limit',
      'A_B.other',
      'A_B.limit2',
      'A_B.limit3',
    ]);
  });

  it.each([
    [
      'two placeholders that touch',
      '### -1001 A_B\n * a\n * b %s%s\n',
      'standard input:1: two placeholders of a message of -1001 touch; it is left out: "b %s%s"',
    ],
    [
      'a placeholder of another kind',
      "### -1001 A_B\n * reduceOnly '%b'.\n",
      `standard input:1: a placeholder of -1001 is neither %d nor %s and kept as text: "reduceOnly '%b'."`,
    ],
    [
      'a name that stands twice',
      '### -1001 A_B\n * a\n### -1002 A_B\n * b\n',
      'standard input:3: the name A_B is taken; -1002 is called A_B_1002',
    ],
    [
      'no name',
      '| Code | Text |\n|--|--|\n| -1001 | a |\n| -1002 | b |\n',
      'standard input:3: 2 codes have no name and are called by their number, as ERROR_1001',
    ],
    ['no message', '### -1001 A_B\n\n### -1002 B_C\n * b\n', 'standard input:1: -1001 has no message'],
    [
      'several codes at once',
      '### -1001 1002 A_B\n * a\n\n### -1003 B_C\n * b\n',
      'standard input:1: several codes in one line: "-1001 1002 A_B"',
    ],
  ])('tells with its line of %s, and what it prints is a catalog', async (_, page, problem) => {
    const { rows, stderr } = await importRows(page);
    expect(stderr.split('\n')).toContain(`errlex: ${problem}`);
    expect(stderr).toContain(summary);
    expect(() => defineErrors(rows)).not.toThrow();
    expect(rows.length).toBeGreaterThan(0);
  });

  it('refuses a name that no module can export, and a page without codes', async () => {
    expect(await runCli(['import', '-', '--name', 'binance-spot'])).toMatchObject({
      exitCode: 2,
      stdout: '',
    });
    expect(await runCli(['import', '-'], { input: 'nothing' })).toEqual({
      exitCode: 2,
      stdout: '',
      stderr: 'errlex: there is no code in standard input (errlex --help)\n',
    });
  });
});

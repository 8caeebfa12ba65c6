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

/** Returns what the compiler prints for an imported module and for one that uses it. */
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

async function importCatalog(page: string): Promise<{ catalog: Catalog; stderr: string }> {
  const { exitCode, stdout, stderr } = await runCli(['import', '-', '--json'], { input: page });
  expect(exitCode).toBe(0);
  return { catalog: JSON.parse(stdout).catalog, stderr };
}

const summary = 'no HTTP statuses\n';

describe('errlex import', () => {
  it('returns the codes, reasons, sections, templates and order of the reference document', async () => {
    const { stdout, stderr } = await runCli(['import', reference, '--json']);
    const facts = (catalog: Catalog) =>
      catalog.map(({ code, reason, section, messages }) => ({
        code,
        reason,
        section,
        templates: Object.values(messages).map(([template]) => template),
      }));
    expect(facts(JSON.parse(stdout).catalog)).toEqual(facts(spotV3));
    const messages = spotV3.flatMap((definition) => Object.keys(definition.messages));
    expect(stderr).toBe(
      `errlex: ${spotV3.length} codes and ${messages.length} messages; advice guessed for 5, ${summary}`,
    );
  });

  it('writes a module that compiles as it is, in the named form', async () => {
    const { stdout } = await runCli(['import', reference, '--name', 'ourSpot']);
    expect(stdout).toContain('] as const satisfies Catalog;\n');
    expect(stdout).toMatch(
      /export const errors = defineErrors<OurSpot>\(ourSpot, \{\n {2}domain: 'ourSpot',\n {2}roles: \{ unknown: 'UNKNOWN_ERROR' \},\n\}\);\n$/,
    );
    const use = `
      import type { OurSpot } from './catalog.js';
      import { errors, ourSpot } from './catalog.js';
      export const catalog: OurSpot = ourSpot;
      export const error = errors.createApiError('PARAM_VALIDATE_ERROR.limit', { min: 1, max: 2 });
      export const thrown = errors.toApiError({});
      if (thrown?.messageId === 'PARAM_EMPTY') thrown.params.parameter satisfies string;
      // @ts-expect-error max is missing
      errors.createApiError('PARAM_VALIDATE_ERROR.limit', { min: 1 });
    `;
    expect(compile(stdout, use)).toBe('');
  });

  it('writes what stands in a message as source', async () => {
    const page = [
      `### -1001 IT_S`,
      ` * it's "quoted" \\\\ and \`\${x}\` *`,
      ` * line\u2028separator`,
      `### -1002 Request Throttled`,
      ` * a`,
    ].join('\n\n');
    const { stdout } = await runCli(['import', '-'], { input: page });
    const use = `import { catalog, errors } from './catalog.js';
      export const reason: 'REQUEST_THROTTLED' = catalog[1].reason;
      export const { createApiError } = errors;`;
    expect(compile(stdout, use)).toBe('');
  });

  it.each([
    ['-1000 UNKNOWN: a', "roles: { unknown: 'UNKNOWN' },"],
    ['-1000 INTERNAL_SERVER_ERROR: a %s', "roles: { unknown: 'INTERNAL_SERVER_ERROR' },"],
    ['-1000 SYSTEM_ERROR: a %d', undefined],
    ['-1000 UNKNOWN_ORDER: a', undefined],
  ])('sets the role "unknown" if a definition fits: %s', async (page, roles) => {
    const { stdout } = await runCli(['import', '-', '--name', 'acme'], { input: `${page}\n` });
    expect(/^ {2}(roles: .*)/m.exec(stdout)?.[1]).toBe(roles);
    expect(stdout).toContain("domain: 'acme',");
  });

  it('leaves advice to the status of the response', async () => {
    const page =
      '### -1001 DISCONNECTED\n * a\n\n### -1007 TIMEOUT\n * b\n\n### -1008 SERVER_BUSY\n * c\n\n### -1021 X_Y\n * d\n';
    const { catalog } = await importCatalog(page);
    expect(catalog[0]).toEqual({ code: -1001, reason: 'DISCONNECTED', messages: { DISCONNECTED: ['a'] } });
    writeFileSync(join(folder, 'page.json'), JSON.stringify(catalog));
    const adviceFor = async (status: string, code: number) => {
      const args = ['decode', '-', '--json', '--status', status, '--catalog', 'page.json'];
      const { stdout } = await runCli(args, { cwd: folder, input: `{"code":${code},"msg":"x"}` });
      return JSON.parse(stdout);
    };
    const unknown = { retry: 'backoff', executed: 'unknown' };
    expect(await adviceFor('503', -1001)).toMatchObject({ reason: 'DISCONNECTED', advice: unknown });
    expect(await adviceFor('408', -1007)).toMatchObject({ reason: 'TIMEOUT', advice: unknown });
    expect(await adviceFor('503', -1008)).toMatchObject({ reason: 'SERVER_BUSY', advice: unknown });
    expect(await adviceFor('400', -1021)).toMatchObject({ advice: { retry: 'never', executed: 'no' } });
  });

  it('lets no control character of a page into the catalog or onto the terminal', async () => {
    const controls = '\u001b[2J\u001b]52;c;eA==\u0007\u202e\u009b';
    for (const page of [
      `## A${controls}\n\n### -1001 A_B\n * a${controls} %s\n\nb${controls}\n`,
      `<h2>A${controls}</h2><h3>-1001 A_B</h3><ul><li>a${controls} %s</ul><p>b${controls}`,
      `A${controls}\n-1001 A_B\n• a${controls} %s\nb${controls}\n`,
    ]) {
      const { catalog, stderr } = await importCatalog(page);
      expect(catalog).toMatchObject([
        {
          section: expect.stringMatching(/^A/),
          messages: { A_B: [expect.stringMatching(/^a.*%s$/), expect.any(String)] },
        },
      ]);
      writeFileSync(join(folder, 'page.json'), JSON.stringify(catalog));
      const own = ['--catalog', 'page.json'];
      const { stdout: listed } = await runCli(['list', ...own], { cwd: folder });
      const { stdout: explained } = await runCli(['explain', '1001', ...own], { cwd: folder });
      const { stdout: module } = await runCli(['import', '-'], { input: page });
      for (const printed of [listed, explained, module, stderr]) {
        expect(printed).not.toMatch(/[^\P{Cc}\n]|[\u202a-\u202e]/u);
      }
    }
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
    const { catalog } = await importCatalog(page);
    expect(Object.values(catalog[0]?.messages ?? {})).toEqual([
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
    const { catalog } = await importCatalog(page);
    expect(Object.values(catalog[0]?.messages ?? {}).map(([, ...names]) => names)).toEqual([
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
    expect((await importCatalog(page)).catalog[0]?.messages).toEqual({
      A_B: ['%s is bad.', 'a'],
      'A_B.and': ['%s and %s', 'value', 'value2'],
    });
  });

  it('uses the reason as message if the page has none that can be read', async () => {
    const { catalog } = await importCatalog('### -1001 A_B\n * %s%s\n\n### -1002 B_C\n');
    expect(catalog.map(({ messages }) => messages)).toEqual([{ A_B: ['A_B'] }, { B_C: ['B_C'] }]);
  });

  it('reports problems in the order of their lines', async () => {
    const page = '### -1001 A_B\n * a\n\n### -1002 A_B\n * b\n\nc\n';
    expect((await importCatalog(page)).stderr.split('\n').slice(0, 2)).toEqual([
      'errlex: standard input:4: the name A_B is taken; -1002 is called A_B_1002',
      'errlex: standard input:7: prose after the messages of -1002: "c"',
    ]);
    const nameless = '| Code | Text |\n|--|--|\n| -1001 | a |\n';
    expect((await importCatalog(nameless)).stderr.split('\n')[0]).toBe(
      'errlex: standard input:3: one code has no name and is called by its number, ERROR_1001',
    );
  });

  it('writes definitions below one another, in double quotes only if needed', async () => {
    const page = '### -1001 A_B\n * it\'s "so"\n * c "%s" \\\\\n\n### -1002 B_C\n * b\n';
    const { stdout } = await runCli(['import', '-'], { input: page });
    expect(stdout).toMatchInlineSnapshot(`
      "import { type Catalog, defineErrors } from '@errlex/core';

      /**
       * 2 codes, 3 messages. The names of variants and params are guessed from the words of their
       * messages, and so is the advice that is marked: check them. A page says nothing about HTTP statuses and advice, so add
       * \`httpStatus\`, \`retry\` and \`executed\` to the definitions that you know them of.
       */
      export const catalog = [
        {
          code: -1001,
          reason: 'A_B',
          messages: {
            A_B: ["it's \\"so\\""],
            'A_B.c': ["c \\"%s\\" \\\\", 'c'],
          },
        },
        {
          code: -1002,
          reason: 'B_C',
          messages: {
            B_C: ['b'],
          },
        },
      ] as const satisfies Catalog;

      type ApiDefinitions = typeof catalog;
      export interface Api extends ApiDefinitions {}

      export const errors = defineErrors<Api>(catalog, {
        // To respond with these errors, a server needs roles: { unknown: 'REASON' }.
      });
      "
    `);
  });

  it('names a variant by the first word that distinguishes it from the first message', async () => {
    const { catalog } = await importCatalog(
      '### -1001 A_B\n * Validation failed.\n * limit failed.\n * startTime failed.\n * limit is bad.\n',
    );
    expect(Object.keys(catalog[0]?.messages ?? {})).toEqual([
      'A_B',
      'A_B.limit',
      'A_B.startTime',
      'A_B.limit2',
    ]);
  });

  it('names a variant by no article and no verb', async () => {
    const { catalog } = await importCatalog(
      '### -1001 A_B\n * Validation failed.\n * The limit failed.\n * Validation is %s.\n * A limit.\n * For limit, not.\n',
    );
    expect(Object.keys(catalog[0]?.messages ?? {})).toEqual([
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
      'a name that occurs twice',
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
  ])('reports %s with its line, and prints a valid catalog', async (_, page, problem) => {
    const { catalog, stderr } = await importCatalog(page);
    expect(stderr.split('\n')).toContain(`errlex: ${problem}`);
    expect(stderr).toContain(summary);
    expect(() => defineErrors(catalog)).not.toThrow();
    expect(catalog.length).toBeGreaterThan(0);
  });

  it('rejects a page without codes', async () => {
    expect(await runCli(['import', '-'], { input: 'nothing' })).toEqual({
      exitCode: 2,
      stdout: '',
      stderr: 'errlex: No error code found in standard input.\n',
    });
  });

  it('says what it left out of a page without codes', async () => {
    const page = '## HTTP Code\n| Code | Meaning |\n|--|--|\n| 404 | Not found |\n';
    const { stderr } = await runCli(['import', '-'], { input: page });
    expect(stderr).toBe(
      'errlex: standard input:2: HTTP statuses are left out, 1 rows\nerrlex: No error code found in standard input.\n',
    );
  });

  it.each([
    ['every message', ['Too many requests.', 'Rate limit exceeded.'], 'backoff'],
    ['the first message', ['Too many requests.', 'Order unknown.'], undefined],
    ['the last message', ['Order unknown.', 'Too many requests.'], undefined],
  ])('guesses advice if %s has the usual words', async (_, messages, retry) => {
    const page = `# E\n\n### -1003 A_B\n${messages.map((text) => ` * ${text}\n`).join('')}`;
    const { stdout } = await runCli(['import', '-'], { input: page });
    expect(/retry: '(\w+)'/.exec(stdout)?.[1]).toBe(retry);
  });

  it('notes that a page of ten codes has none about the timestamp', async () => {
    const page = (last: string) =>
      `# E\n\n${Array.from({ length: 9 }, (_, index) => `### -100${index} A_${index}\n * a\n\n`).join('')}### -1010 B_C\n * ${last}\n`;
    const note = "no code speaks of the timestamp: without a rule in textRules, no advice is 'resync'";
    expect((await importCatalog(page('Bad symbol.'))).stderr).toContain(note);
    expect((await importCatalog(page('Timestamp is outside of the recvWindow.'))).stderr).not.toContain(note);
  });

  it('reports in one note how the codes are called whose name is taken', async () => {
    const row = (code: number) => `| ${code} | NOT_FOUND | no ${code} |\n`;
    const page = `# E\n\n| Code | Name | Text |\n|--|--|--|\n${[4001, 4002, 4003].map(row).join('')}`;
    const { stderr, catalog } = await importCatalog(page);
    expect(stderr).toContain(
      ':6: the name NOT_FOUND is taken; 2 codes are called by name and number, as NOT_FOUND_4002\n',
    );
    expect(catalog.map(({ reason }) => reason)).toEqual(['NOT_FOUND', 'NOT_FOUND_4002', 'NOT_FOUND_4003']);
  });
});

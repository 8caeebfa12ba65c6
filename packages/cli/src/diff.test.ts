import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Catalog, spotV3 } from '@errlex/core';
import { describe, expect, it } from 'vitest';
import { type Documented, formats } from './page/render-page.fixture.js';
import { runCli } from './run-cli.fixture.js';

const reference = fileURLToPath(new URL('../../core/reference/error-codes-v3.txt', import.meta.url));

const documented: readonly Documented[] = (spotV3 as Catalog).map(({ code, reason, section, messages }) => ({
  code,
  reason,
  section: section ?? '',
  templates: Object.values(messages).map(([template]) => template),
}));

/** The catalog with one code added, one removed, one renamed, one moved and one message changed. */
const altered = documented.flatMap((row): Documented[] => {
  if (row.code === -1190) return [];
  if (row.code === -1121) return [{ ...row, reason: 'BAD_SYMBOL' }];
  if (row.code === -1140) {
    return [
      {
        ...row,
        templates: ['Parameter validation failed.', 'limit must be at least %d.', ...row.templates.slice(2)],
      },
    ];
  }
  if (row.code === -2200) return [{ ...row, section: '23xx - Spot Orders' }];
  if (row.code === -1180)
    return [row, { ...row, code: -1199, reason: 'NEW_CODE', templates: ['Something new.'] }];
  return [row];
});

const differences = {
  added: [
    {
      code: -1199,
      reason: 'NEW_CODE',
      section: '11xx - Request Content / Parameters',
      messages: ['Something new.'],
    },
  ],
  removed: [
    {
      code: -1190,
      reason: 'FORBIDDEN_ACCESS',
      section: '11xx - Request Content / Parameters',
      messages: ['Access forbidden. Please contact support.'],
    },
  ],
  renamed: [{ code: -1121, from: 'INVALID_SYMBOL', to: 'BAD_SYMBOL' }],
  moved: [{ code: -2200, from: '22xx - Spot Trading', to: '23xx - Spot Orders' }],
  changed: [
    {
      code: -1140,
      reason: 'PARAM_VALIDATE_ERROR',
      removed: ['limit must be between %d and %d.'],
      added: ['limit must be at least %d.'],
    },
  ],
};

describe('errlex diff', () => {
  it('finds no difference in the reference document', async () => {
    expect(await runCli(['diff', reference])).toEqual({ exitCode: 0, stdout: 'no difference\n', stderr: '' });
  });

  it.each(Object.entries(formats))('finds none in the catalog written as %s', async (_, render) => {
    const { exitCode, stdout, stderr } = await runCli(['diff', '-', '--json'], { input: render(documented) });
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
    expect(JSON.parse(stdout)).toEqual({ added: [], removed: [], renamed: [], moved: [], changed: [] });
  });

  it.each(Object.entries(formats))('finds what was altered, and nothing else, in %s', async (_, render) => {
    const { exitCode, stdout, stderr } = await runCli(['diff', '-', '--json'], { input: render(altered) });
    expect({ exitCode, stderr }).toEqual({ exitCode: 1, stderr: '' });
    expect(JSON.parse(stdout)).toEqual(differences);
  });

  it('prints what was altered', async () => {
    const { exitCode, stdout } = await runCli(['diff', '-'], { input: formats.text(altered) });
    expect(exitCode).toBe(1);
    expect(stdout).toMatchInlineSnapshot(`
      "added
        + -1199 NEW_CODE
            Something new.

      removed
        - -1190 FORBIDDEN_ACCESS
            Access forbidden. Please contact support.

      renamed
        -1121
          - INVALID_SYMBOL
          + BAD_SYMBOL

      moved
        -2200
          - 22xx - Spot Trading
          + 23xx - Spot Orders

      messages changed
        -1140 PARAM_VALIDATE_ERROR
          - limit must be between %d and %d.
          + limit must be at least %d.

      5 differences
      "
    `);
  });

  it('counts one difference as one', async () => {
    const input = formats.text(documented.filter(({ code }) => code !== -1190));
    expect((await runCli(['diff', '-'], { input })).stdout).toMatch(/\n\n1 difference\n$/);
  });

  it('reports no name and heading that only one side has', async () => {
    const rows = documented.map(({ code, templates }) => `| ${code} | ${templates.join('<br>')} |`);
    const page = ['| Code | Text |', '| --- | --- |', ...rows].join('\n');
    const none = { exitCode: 0, stdout: 'no difference\n' };
    expect(await runCli(['diff', '-'], { input: page })).toMatchObject(none);
    const folder = mkdtempSync(join(tmpdir(), 'errlex-catalog-'));
    writeFileSync(join(folder, 'a.json'), '[{"code":-50,"reason":"A_B","messages":{"A_B":["a"]}}]');
    const args = ['diff', '-', '--catalog', 'a.json'];
    expect(await runCli(args, { cwd: folder, input: '# Codes\n\n### -50 A_B\n * a\n' })).toMatchObject(none);
    rmSync(folder, { recursive: true });
  });

  it('reports what could not be read, with its line', async () => {
    const input = `${formats['Markdown, headings'](documented)}\nmore\n`;
    const { exitCode, stderr } = await runCli(['diff', '-'], { input });
    expect(exitCode).toBe(0);
    expect(stderr).toMatch(/^errlex: standard input:\d+: prose after the messages of -\d+: "more"\n$/);
  });

  it('names the file that could not be read', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'errlex-page-'));
    writeFileSync(join(folder, 'codes.md'), `${formats['Markdown, headings'](documented)}\nmore\n`);
    writeFileSync(join(folder, 'empty.md'), '# Not Found\n');
    expect((await runCli(['diff', 'codes.md'], { cwd: folder })).stderr).toMatch(
      /^errlex: codes\.md:\d+: prose after the messages of .*: "more"\n$/,
    );
    expect((await runCli(['diff', 'empty.md'], { cwd: folder })).stderr).toContain(
      'errlex: No error code found in empty.md.',
    );
    rmSync(folder, { recursive: true });
  });

  it.each([
    [['diff', '-'], 'No error code found in standard input.'],
    [['diff', '/does/not/exist.md'], 'cannot read /does/not/exist.md: file not found'],
    [['diff', '/'], 'cannot read /: expected a file, got a directory'],
  ])('gives 2 for what it cannot read: %j', async (args, problem) => {
    const { exitCode, stdout, stderr } = await runCli(args, { input: '<h1>Not Found</h1>' });
    expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: '' });
    expect(stderr).toContain(`errlex: ${problem}`);
    expect(stderr.trimEnd()).not.toContain('\n');
  });
});

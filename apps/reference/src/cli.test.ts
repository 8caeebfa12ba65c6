import { execFile } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { packageFolder } from './package-folder.js';

const command = fileURLToPath(new URL('dist/cli.js', packageFolder));

/** A team with two codes of its own, its messages in three languages. */
const folder = mkdtempSync(join(tmpdir(), 'errlex-reference-'));

const files = {
  'my-catalog.js': `export const mine = [
    { code: -3201, reason: 'QUANTITY_EXCEEDS_LIMIT', section: 'Orders', category: 'order', httpStatus: 400,
      gatewayStatus: 400, retry: 'fix-request', executed: 'no',
      messages: { QUANTITY_EXCEEDS_LIMIT: ["Quantity of '%s' cannot exceed %d.", 'product', 'limit'] } },
    { code: -3404, reason: 'PERMISSION_DENIED', section: 'Access', category: 'account', httpStatus: 403,
      gatewayStatus: 502, retry: 'never', executed: 'no', messages: { PERMISSION_DENIED: ['Not <yours>.'] } },
  ];
  export const broken = [{ ...mine[0] }, { ...mine[0] }];`,
  'locales/de.json': JSON.stringify({
    QUANTITY_EXCEEDS_LIMIT_one: 'Von „{{product}}“ ist höchstens {{limit}} Stück möglich.',
    QUANTITY_EXCEEDS_LIMIT_other: 'Von „{{product}}“ sind höchstens {{limit}} Stück möglich.',
    PERMISSION_DENIED: 'Nicht <Ihres>.',
    INVALID_SYMBOL: 'Nicht im Katalog.',
  }),
  'locales/ar.json': JSON.stringify({ PERMISSION_DENIED: 'ليس لك.' }),
  'locales/glossary.json': '[]',
  'docs/README.md': '# Our handbook\n\n- [Refunds](refunds.md)\n',
  'docs/refunds.md':
    '# Refunds\n\nWhen `-3201` is refunded.\n\n`QUANTITY_EXCEEDS_LIMIT` in [code](../src/refunds.ts).\n',
  'locales/hints/de.json': JSON.stringify({ QUANTITY_EXCEEDS_LIMIT: 'Bestellen Sie weniger.' }),
};

function run(...args: string[]): Promise<{ exitCode: number; stdout: string; stderr: string }> {
  return new Promise((resolve) => {
    execFile(process.execPath, [command, ...args], { cwd: folder }, (error, stdout, stderr) => {
      resolve({ exitCode: error ? Number(error.code) : 0, stdout, stderr });
    });
  });
}

const readSite = (file: string) => readFileSync(join(folder, 'site', file), 'utf8');

beforeAll(() => {
  for (const sub of ['locales/hints', 'docs']) mkdirSync(join(folder, sub), { recursive: true });
  for (const [file, content] of Object.entries(files)) writeFileSync(join(folder, file), content);
  writeFileSync(join(folder, 'package.json'), '{ "type": "module" }');
});
afterAll(() => rmSync(folder, { recursive: true }));

describe('errlex-reference', () => {
  it('publishes a catalog of one’s own in its languages', async () => {
    const result = await run(
      ...['--catalog', './my-catalog.js#mine', '--messages', './locales', '--hints', './locales/hints'],
      ...['--url', 'https://errors.example', '--out', './site'],
    );
    expect(result).toEqual({ exitCode: 0, stdout: './site: 2 codes in 3 languages.\n', stderr: '' });
    const german = readSite('de/index.html');
    expect(german).toContain('<html lang="de" dir="ltr">');
    expect(german).toContain(
      'Von „<mark title="product">symbol</mark>“ sind höchstens <mark title="limit">30</mark> Stück möglich.',
    );
    expect(german).toContain('Bestellen Sie weniger.');
    expect(german).toContain('Nicht &lt;Ihres&gt;.');
    expect(german).not.toContain('Nicht im Katalog.');
    expect(german).toContain('<link rel="canonical" href="https://errors.example/de/">');
    expect(german).not.toContain('data-sandbox');
    // Its code of that name is another one than that of @errlex/i18n.
    expect(readSite('index.html')).not.toContain('Permission denied.');
    expect(readSite('index.html')).toContain(
      'errors.createApiError(&#39;QUANTITY_EXCEEDS_LIMIT&#39;, { product: &#39;symbol&#39;, limit: 30 })',
    );
    expect(JSON.parse(readSite('errors.json')).errors[0].messages[0].texts.de.one).toBe(
      'Von „{{product}}“ ist höchstens {{limit}} Stück möglich.',
    );
  });

  it('has a book when asked, and no link to one when not', async () => {
    expect(readSite('index.html')).not.toContain('book/');
    const args = ['--catalog', './my-catalog.js#mine', '--messages', './locales', '--out', './with-book'];
    const result = await run(...args, '--book', './docs', '--source', 'https://code.example/docs');
    expect(result.stderr).toBe('');
    const read = (file: string) => readFileSync(join(folder, 'with-book', file), 'utf8');
    expect(read('de/index.html')).toContain(
      '<a class="book" href="../book/" hreflang="en" lang="en" dir="ltr">Our handbook</a>',
    );
    expect(read('book/refunds/index.html')).toContain('<a href="../../#QUANTITY_EXCEEDS_LIMIT">');
    expect(read('book/refunds/index.html')).toContain('<a href="https://code.example/src/refunds.ts">');
    expect(read('llms.txt')).toContain('- [Refunds](book/refunds/index.md): When -3201 is refunded.');
  });

  it('shows the documented English, marked as such, where a language has no text', () => {
    const arabic = readSite('ar/index.html');
    expect(arabic).toContain('<html lang="ar" dir="rtl">');
    expect(arabic).toContain('<p class="text" lang="ar" dir="rtl">ليس لك.</p>');
    expect(arabic).toContain(
      '<p class="text" lang="en" dir="ltr">Quantity of &#39;<mark title="product">symbol</mark>&#39; cannot exceed <mark title="limit">30</mark>.</p>',
    );
  });

  it.each([
    ['a module that is not there', ['--catalog', './none.js#mine'], 'none.js'],
    [
      'a name that it does not export',
      ['--catalog', './my-catalog.js#yours'],
      '"./my-catalog.js" has no export named "yours".',
    ],
    ['no name', ['--catalog', './my-catalog.js'], '"./my-catalog.js" is not of the form ./file.js#name.'],
    ['a book that is not there', ['--catalog', './my-catalog.js#mine', '--book', './none'], 'README.md'],
    ['a row that breaks a rule', ['--catalog', './my-catalog.js#broken'], '-3201'],
    [
      'texts that are none',
      ['--catalog', './my-catalog.js#mine', '--messages', './bad'],
      'de.json is no object of texts.',
    ],
  ])('refuses %s, and writes nothing', async (_, args, problem) => {
    mkdirSync(join(folder, 'bad'), { recursive: true });
    writeFileSync(join(folder, 'bad/de.json'), '["a"]');
    const { exitCode, stdout, stderr } = await run(...args, '--out', './other');
    expect({ exitCode, stdout }).toEqual({ exitCode: 1, stdout: '' });
    expect(stderr).toMatch(/^errlex-reference: [^\n]*\n$/);
    expect(stderr).toContain(problem);
    expect(existsSync(join(folder, 'other'))).toBe(false);
  });
});

import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { locales } from '@errlex/i18n';
import { afterAll, describe, expect, it } from 'vitest';
import { runCli } from '../run-cli.fixture.js';
import { countedForms, toPluralHeader } from './plural-forms.js';

const folder = mkdtempSync(join(tmpdir(), 'errlex-texts-'));
afterAll(() => rmSync(folder, { recursive: true }));

const formats = ['xliff', 'po'] as const;
type Format = (typeof formats)[number];

const shipped = (locale: string) =>
  readFileSync(new URL(`../../../../locales/${locale}.json`, import.meta.url), 'utf8');

async function exportFile(locale: string, format: Format, ...options: readonly string[]): Promise<string> {
  const args = ['texts', 'export', '--locale', locale, '--format', format, ...options];
  const { stdout, stderr } = await runCli(args, { cwd: folder });
  expect(stderr).toBe('');
  return stdout;
}

const importFile = (input: string, ...options: readonly string[]) =>
  runCli(['texts', 'import', '-', ...options], { input, cwd: folder });

describe.each(formats)('errlex texts as %s', (format) => {
  it('exports and imports each locale byte for byte', async () => {
    expect(locales.length).toBeGreaterThan(60);
    for (const locale of locales) {
      const { exitCode, stdout, stderr } = await importFile(await exportFile(locale, format));
      expect([locale, exitCode, stderr, stdout]).toEqual([locale, 0, '', shipped(locale)]);
    }
  });

  it('writes cause, params and maximum length as notes', async () => {
    const file = await exportFile('de', format);
    expect(file).toContain('Cause: ');
    expect(file).toContain('Params: {{min}} is a number, {{max}} is a number.');
    expect(file).toMatch(/At most \d+ characters\./);
  });

  it('accepts missing forms of fractions, and names other texts that are missing', async () => {
    const file = await exportFile('pl', format);
    const withoutFractions = file.replace(
      /(?: *<trans-unit id="[^"]*_other"[\s\S]*?<\/trans-unit>\n|#\.[^\n]*\n(?:#[^\n]*\n)*msgctxt "[^"]*_other"[\s\S]*?(?:\n\n|\n$))/g,
      '',
    );
    expect(withoutFractions).not.toContain('_other');
    expect(await importFile(withoutFractions)).toMatchObject({ exitCode: 0, stderr: '' });
    const untranslated = file
      .replace(/(?<=msgid "An unknown error occurred\."\nmsgstr )".*"/, '""')
      .replace(/(?<=<source>An unknown error occurred\.<\/source>\n) *<target>.*<\/target>\n/, '');
    const { exitCode, stderr } = await importFile(untranslated);
    expect([exitCode, stderr]).toEqual([1, 'errlex: UNKNOWN_ERROR: not translated\n']);
  });

  it('names texts with other placeholders, and texts that are too long', async () => {
    const file = await exportFile('de', format);
    const { exitCode, stderr } = await importFile(
      file.replace('limit muss zwischen {{min}} und {{max}}', `${'x'.repeat(200)} {{min}}`),
    );
    expect(exitCode).toBe(1);
    expect(stderr.split('\n')).toEqual([
      'errlex: PARAM_VALIDATE_ERROR.limit: expected {{max}} {{min}}, got {{min}}',
      expect.stringMatching(
        /^errlex: PARAM_VALIDATE_ERROR\.limit: expected at most \d+ characters, got \d+$/,
      ),
      '',
    ]);
  });

  it('keeps markup, quotes, line breaks and spaces of the texts of another contract', async () => {
    const catalog = [{ code: 1, reason: 'ODD', messages: { ODD: ['<b> & "%s"', 'what'] } }];
    writeFileSync(join(folder, 'odd.json'), JSON.stringify({ domain: 'odd', catalog }));
    const text = ' «{{what}}» <i>&amp;</i> "\\n" \t\nzwei ';
    writeFileSync(join(folder, 'de.json'), JSON.stringify({ ODD: text }));
    const file = await exportFile('de', format, '--catalog', 'odd.json', '--texts', 'de.json');
    const { stdout } = await importFile(file, '--catalog', 'odd.json');
    expect(JSON.parse(stdout)).toEqual({ ODD: text });
  });

  it('exports a language that nobody has translated yet', async () => {
    const file = await exportFile('eo', format);
    const { exitCode, stdout, stderr } = await importFile(file);
    expect([exitCode, stdout]).toEqual([1, '{}\n']);
    expect(stderr).toContain('errlex: INVALID_SYMBOL: not translated\n');
  });
});

describe('errlex texts', () => {
  it('counts a fuzzy entry of a PO file as not translated', async () => {
    const file = await exportFile('de', 'po');
    const { stderr } = await importFile(file.replace('msgctxt "INVALID_SYMBOL"', '#, fuzzy\n$&'));
    expect(stderr).toBe('errlex: INVALID_SYMBOL: not translated\n');
  });

  it('needs a language that the file or an option names', async () => {
    const file = (await exportFile('de', 'po')).replace('"Language: de\\n"\n', '');
    expect(await importFile(file)).toMatchObject({
      exitCode: 2,
      stderr: 'errlex: - names no language: pass --locale\n',
    });
    expect((await importFile(file, '--locale', 'de')).stdout).toBe(shipped('de'));
  });

  it.each([
    ['{"a":1}', 'not a PO file'],
    ['<html><p>No.</p></html>', 'expected the element "file"'],
    ['<xliff', 'not an XLIFF file'],
    ['', 'not a PO file'],
  ])('refuses %j with status 2', async (input, message) => {
    const { exitCode, stdout, stderr } = await importFile(input);
    expect([exitCode, stdout]).toEqual([2, '']);
    expect(stderr).toContain(message);
  });

  it.each([
    [['--locale', 'not a tag'], 'Expected a language tag'],
    [['--locale', 'de', '--texts', 'missing.json'], 'cannot read missing.json'],
    [['--locale', 'de', '--texts', 'nested.json'], 'nested.json holds no texts'],
  ])('refuses to export %j with status 2', async (options, message) => {
    writeFileSync(join(folder, 'nested.json'), '{"ODD":{"one":"x"}}');
    const { exitCode, stderr } = await runCli(['texts', 'export', ...options], { cwd: folder });
    expect(exitCode).toBe(2);
    expect(stderr).toContain(message);
  });
});

describe('the plural rule of gettext', () => {
  it('gives the form that Intl.PluralRules selects in each locale', () => {
    for (const locale of locales) {
      const [, count, expression] =
        /^nplurals=(\d); plural=\((.*)\);$/.exec(toPluralHeader(locale) ?? '') ?? [];
      const select = new Function('n', `return Number(${expression})`) as (n: number) => number;
      const [forms, rules] = [countedForms(locale), new Intl.PluralRules(locale)];
      const numbers = Array.from({ length: 1200 }, (_, number) => number);
      expect([locale, count]).toEqual([locale, String(forms.length)]);
      expect([locale, numbers.filter((n) => forms[select(n)] !== rules.select(n))]).toEqual([locale, []]);
    }
  });
});

describe.skipIf(!hasProgram('po2xliff'))('translate-toolkit', () => {
  /** Exports all locales, runs a tool from folder to folder for each step, and imports what is left. */
  async function convert(format: Format, steps: readonly (readonly [tool: string, extension: string])[]) {
    const extension = format === 'po' ? 'po' : 'xlf';
    const first = join(folder, format);
    mkdirSync(first);
    for (const locale of locales) {
      writeFileSync(join(first, `${locale}.${extension}`), await exportFile(locale, format));
    }
    for (const [index, [tool]] of steps.entries()) {
      const [from, to] = [`${format}${'.'.repeat(index)}`, `${format}${'.'.repeat(index + 1)}`];
      execFileSync(tool, ['--progress=none', from, to], { cwd: folder, stdio: 'pipe' });
    }
    const last = `${first}${'.'.repeat(steps.length)}`;
    const imported = locales.map(async (locale) => {
      const text = readFileSync(join(last, `${locale}.${steps.at(-1)?.[1]}`), 'utf8');
      const { exitCode, stdout, stderr } = await importFile(text, '--locale', locale);
      return { locale, exitCode, stderr, texts: JSON.parse(stdout) as object };
    });
    return Promise.all(imported);
  }

  it('loses no text of PO files that become XLIFF and PO again', async () => {
    const results = await convert('po', [
      ['po2xliff', 'xlf'],
      ['xliff2po', 'po'],
    ]);
    for (const { locale, ...result } of results) {
      expect([locale, result]).toEqual([
        locale,
        { exitCode: 0, stderr: '', texts: JSON.parse(shipped(locale)) },
      ]);
    }
  });

  it('loses no text of XLIFF files that become PO', async () => {
    const results = await convert('xliff', [['xliff2po', 'po']]);
    for (const { locale, ...result } of results) {
      expect([locale, result]).toEqual([
        locale,
        { exitCode: 0, stderr: '', texts: JSON.parse(shipped(locale)) },
      ]);
    }
  });
});

function hasProgram(name: string): boolean {
  try {
    execFileSync(name, ['--version'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

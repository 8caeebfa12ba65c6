import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { runCli } from './run-cli.fixture.js';

const folder = mkdtempSync(join(tmpdir(), 'errlex-generate-'));
afterAll(() => rmSync(folder, { recursive: true }));

describe('errlex generate', () => {
  it('writes a module and its locales, and prints their names', async () => {
    const args = ['generate', '--lang', 'python', '--locales', 'de,ja', '--out', 'bot'];
    const { exitCode, stdout, stderr } = await runCli(args, { cwd: folder });
    expect([exitCode, stderr]).toEqual([0, 'errlex: 3 files for spotV3\n']);
    expect(stdout.split('\n')).toEqual([
      'bot/spot_v3.py',
      'bot/spot_v3_locales/de.json',
      'bot/spot_v3_locales/ja.json',
      '',
    ]);
    expect(readFileSync(join(folder, 'bot/spot_v3.py'), 'utf8')).toContain('INVALID_SYMBOL');
  });

  it.each([
    [['--lang', 'cobol'], "argument 'cobol' is invalid"],
    [[], "required option '--lang <lang>' not specified"],
    [['--lang', 'go', '--locales', 'de-AT'], 'No messages for "de-AT". Did you mean "de"?'],
    [
      ['--lang', 'go', '--catalog', 'bare.json'],
      'the contract has no domain; pass { domain } to defineErrors',
    ],
    [['--lang', 'go', '--out', 'a-file/x'], 'cannot write a-file/x'],
  ])('refuses %j with status 2 and writes nothing', async (args, message) => {
    writeFileSync(join(folder, 'bare.json'), '[{"code":1,"reason":"A","messages":{"A":["A thing."]}}]');
    writeFileSync(join(folder, 'a-file'), '');
    const { exitCode, stdout, stderr } = await runCli(['generate', ...args], { cwd: folder });
    expect([exitCode, stdout]).toEqual([2, '']);
    expect(stderr).toContain(message);
    expect(existsSync(join(folder, 'spotv3'))).toBe(false);
  });
});

describe('errlex vectors', () => {
  it('prints the vectors of the contract as one line of JSON', async () => {
    const { exitCode, stdout } = await runCli(['vectors', '--locales', 'de']);
    const { domain, bodies, translations } = JSON.parse(stdout);
    expect([exitCode, domain]).toEqual([0, 'spotV3']);
    expect(bodies.length).toBeGreaterThan(1_000);
    expect(translations.length).toBeGreaterThan(100);
  });
});

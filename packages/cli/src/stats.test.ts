import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { runCli } from './run-cli.fixture.js';

const log = `2026-09-01 11:59:58,001 INFO started
2026-09-01 11:59:59,500 ERROR refused {"code":-1142,"msg":"Parameter 'symbol' is invalid."}
2026-09-01 12:00:00,100 ERROR refused {"code":-1142,"msg":"Parameter 'symbol' is invalid."}
2026-09-01 12:00:01,100 ERROR refused {"code":-1142,"msg":"Parameter 'limit' is invalid."}
2026-09-01 12:30:00,000 WARN batch [{"orderId":1},{"code":-1054,"msg":"x"},{"code":-9999,"msg":"New."}]
{"time":"2026-09-01T13:00:00Z","level":50,"text":"refused: {\\"code\\":-1121,\\"msg\\":\\"Invalid symbol.\\"}"}
no time {"success":false,"errorMessage":"no"}
`;
const folder = mkdtempSync(join(tmpdir(), 'errlex-'));
writeFileSync(join(folder, 'bot.log'), log);
writeFileSync(join(folder, 'old.log.gz'), gzipSync(log));

const run = (...args: string[]) => runCli(['stats', ...args], { cwd: folder });

describe('errlex stats', () => {
  it('counts the errors of a log by code', async () => {
    const { exitCode, stdout, stderr } = await run('bot.log');
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
    expect(stdout).toMatchInlineSnapshot(`
      "7 errors in 7 lines, by code
        3  -1142  PARAM_ERROR         2026-09-01 11:59:59,500  2026-09-01 12:00:01,100  fix-request, executed no
           parameter=symbol (2), parameter=limit (1)
        1  -1054  SYSTEM_ERROR        2026-09-01 12:30:00,000  2026-09-01 12:30:00,000  backoff, executed unknown
        1  -9999  not in the catalog  2026-09-01 12:30:00,000  2026-09-01 12:30:00,000  never, executed unknown
        1  -1121  INVALID_SYMBOL      2026-09-01T13:00:00Z     2026-09-01T13:00:00Z     fix-request, executed no
        1  -      error without code                                                    never, executed unknown
      "
    `);
  });

  it.each(['reason', 'param', 'hour'])('counts by %s', async (by) => {
    expect((await run('bot.log', '--by', by)).stdout).toMatchSnapshot();
  });

  it('adds up several files, and those of a glob', async () => {
    const report = async (...args: string[]) => JSON.parse((await run(...args, '--json')).stdout);
    const one = await report('bot.log');
    expect(one).toMatchObject({ lines: 7, errors: 7, by: 'code', omitted: 0, left: 0 });
    expect(one.rows[0]).toEqual({
      code: -1142,
      reason: 'PARAM_ERROR',
      count: 3,
      first: '2026-09-01 11:59:59,500',
      last: '2026-09-01 12:00:01,100',
      advice: 'fix-request, executed no',
      params: [
        { key: 'parameter=symbol', count: 2 },
        { key: 'parameter=limit', count: 1 },
      ],
    });
    expect(await report('*.log*')).toMatchObject({
      lines: 14,
      errors: 14,
      rows: [{ count: 6 }, {}, {}, {}, {}],
    });
  });

  it('prints the first rows, and how many there are', async () => {
    const { stdout } = await run('bot.log', '--top', '1');
    expect(stdout.match(/^ +\d+ /gm)).toEqual(['  3 ', '  4 ']);
    expect(stdout).toContain('4 more: --top 5');
  });

  it('reads standard input', async () => {
    const { stdout } = await runCli(['stats', '-'], { input: log });
    expect(stdout).toBe((await run('bot.log')).stdout);
  });

  it('counts no more params of a row than memory has room for', async () => {
    const lines = Array.from(
      { length: 1500 },
      (_, id) => `{"code":-1142,"msg":"Parameter 'p${id}' is invalid."}\n`,
    );
    const { stdout } = await runCli(['stats', '-', '--json'], { input: lines.join('') });
    expect(JSON.parse(stdout)).toMatchObject({ errors: 1500, left: 500, rows: [{ count: 1500 }] });
  });

  it('lets no control character of a log reach the terminal', async () => {
    const payload = JSON.stringify({ code: -1142, msg: "Parameter '\u001b]0;x\u0007\u202e' is invalid." });
    for (const by of ['code', 'param']) {
      const { stdout } = await runCli(['stats', '-', '--by', by], { input: payload });
      expect(stdout).not.toMatch(/[\u001b\u0007\u202e]/);
      expect(stdout).toContain('\\u001b]0;x');
    }
  });

  it.each([
    [['x.log'], 'cannot read x.log: file not found'],
    [['{"code":-1}'], 'expected a file, a glob or -, got "{"code":-1}" (errlex stats --help)'],
    [
      ['bot.log', '--top', '0'],
      "option '--top <n>' argument '0' is invalid. Expected 1-999999. (errlex stats --help)",
    ],
    [[], "missing required argument 'file' (errlex stats --help)"],
  ])('exits with 2 for %j', async (args, problem) => {
    expect(await run(...args)).toEqual({ exitCode: 2, stdout: '', stderr: `errlex: ${problem}\n` });
  });
});

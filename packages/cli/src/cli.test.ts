import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { runCli, runForJson } from './run-cli.fixture.js';

const payload = '{"code":-1121,"msg":"Invalid symbol."}';

describe('errlex', () => {
  it.each([
    [['frob'], "unknown command 'frob'"],
    [['toString'], "unknown command 'toString'"],
    [['lst'], "unknown command 'lst' (Did you mean list?)"],
    [['list', '--frob'], "unknown option '--frob'"],
    [['list', '-1121'], "too many arguments for 'list'. Expected 0 arguments but got 1."],
    [['list', '--status', '400'], "unknown option '--status'"],
    [['list', '--locale'], "option '--locale <tag>' argument missing"],
    [
      ['explain', '--locale', '--json', '1'],
      "option '--locale <tag>' argument '--json' is invalid. It is an option.",
    ],
    [['explain'], "missing required argument 'code'"],
    [['explain', 'A', 'B'], "too many arguments for 'explain'. Expected 1 argument but got 2."],
    [
      ['explain', 'INVALID_SIMBOL'],
      '"INVALID_SIMBOL" is not in the catalogue; the nearest is -1121 INVALID_SYMBOL',
    ],
    [
      ['explain', 'order_type'],
      '"order_type" is not in the catalogue; the nearest is -1116 INVALID_ORDER_TYPE',
    ],
    [['explain', '-1122'], '"-1122" is not in the catalogue; the nearest is -1121 INVALID_SYMBOL'],
    [['explain', '\u001b[2J\n'], '"\\u001b[2J\\n" is not in the catalogue; the nearest is -1056 ILLEGAL_IP'],
    [['decode'], "missing required argument 'payload'"],
    [
      ['decode', payload, '--status', '40'],
      "option '--status <n>' argument '40' is invalid. It is no HTTP status.",
    ],
    [
      ['decode', payload, '--status', '-5'],
      "option '--status <n>' argument '-5' is invalid. It is no HTTP status.",
    ],
  ])('refuses %j in one line', (args, problem) => {
    expect(runCli(args)).toEqual({ exitCode: 2, stdout: '', stderr: `errlex: ${problem} (errlex --help)\n` });
  });

  it('prints how it is called where no command is named', () => {
    const { stdout: help } = runCli(['--help']);
    expect(runCli([])).toEqual({ exitCode: 2, stdout: '', stderr: help });
    for (const word of ['list', 'explain', 'decode', '--version']) expect(help).toContain(word);
  });

  it.each(['list', 'explain', 'decode'])('prints how %s is called', (command) => {
    const help = runCli(['help', command]);
    expect(help).toMatchObject({ exitCode: 0, stderr: '' });
    expect(help.stdout).toMatch(new RegExp(`^Usage: errlex ${command} `));
    expect(help.stdout).toContain('--locale');
    expect(runCli([command, '--help'])).toEqual(help);
  });

  it('prints its version', () => {
    const { version } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8'));
    expect(runCli(['--version'])).toEqual({ exitCode: 0, stdout: `${version}\n`, stderr: '' });
  });

  it('ends quietly when its reader has seen enough', () => {
    const cli = fileURLToPath(new URL('../dist/esm/cli.js', import.meta.url));
    const script = `("$0" "$1" decode - --json; echo "exit $?" >&2) | head -n 1`;
    const input = `${payload}\n`.repeat(50_000);
    const { stdout, stderr } = spawnSync('sh', ['-c', script, process.execPath, cli], {
      input,
      encoding: 'utf8',
    });
    expect(stdout.split('\n')).toHaveLength(2);
    expect(stderr).toBe('exit 0\n');
  });
});

describe('the locale', () => {
  it.each([
    [{ LANG: 'de_CH.UTF-8' }, 'de'],
    [{ LANG: 'de_DE', LC_MESSAGES: 'fr_FR.UTF-8' }, 'fr'],
    [{ LANG: 'de_DE', LC_MESSAGES: 'fr_FR', LC_ALL: 'ja_JP.eucJP' }, 'ja'],
    [{ LANG: 'pt_BR.UTF-8', LC_ALL: '' }, 'pt-BR'],
    [{ LANG: 'sr_RS.UTF-8@latin' }, 'sr-Latn'],
    [{ LANG: 'de_DE@euro' }, 'de'],
    [{ LANG: 'C.UTF-8' }, 'en'],
    [{ LC_ALL: 'POSIX' }, 'en'],
    [{}, 'en'],
  ])('of a person is that of the environment: %j', (env, locale) => {
    const { stdout, stderr } = runCli(['decode', payload], { env });
    expect(stdout).toContain(`(${locale}, ltr)`);
    expect(stderr).toBe('');
  });

  it.each([
    ['zh-HK', 'zh-TW'],
    ['PT-br', 'pt-BR'],
    ['en-AU', 'en'],
  ])('that is asked for goes first, by the nearest there is: %s', (asked, locale) => {
    const env = { LANG: 'de_DE.UTF-8' };
    expect(runForJson(['decode', payload, '--locale', asked], { env })).toMatchObject([
      { translation: { locale } },
    ]);
    expect(runCli(['decode', payload, '--locale', asked], { env }).stderr).toBe('');
  });

  it.each(['xx', 'tlh-Latn', '', 'not a tag', 'de\u001b[2J\n'])(
    'that has no messages falls back and says to which: %j',
    (asked) => {
      const { exitCode, stdout, stderr } = runCli(['explain', '-1121', '--locale', asked]);
      expect(exitCode).toBe(0);
      expect(stdout).toContain('text (en)  Invalid symbol.');
      expect(stderr).toMatch(/^errlex: there are no messages for the locale ".*", so they are in en\n$/);
    },
  );
});

describe('errlex explain', () => {
  it.each(['-1121', '1121', 'INVALID_SYMBOL', 'invalid_symbol', ' Invalid_Symbol '])('finds %j', (query) => {
    expect(runCli(['explain', query])).toMatchObject({
      exitCode: 0,
      stdout: expect.stringMatching(/^-1121 INVALID_SYMBOL\n/),
    });
  });

  it('finds a code behind two dashes and before its options', () => {
    expect(runCli(['explain', '--', '-1121']).stdout).toMatch(/^-1121 /);
    expect(runCli(['explain', '-1121', '--locale', 'ja']).stdout).toMatch(/^-1121 /);
  });

  it('tells a person everything that is known', () => {
    const { stdout, stderr } = runCli(['explain', '-1140', '--locale', 'de']);
    expect(stderr).toBe('');
    for (const fact of [
      'section         11xx - Request Content / Parameters',
      'category        parameter',
      'HTTP status     400, the one recommended',
      'gateway status  400, the one recommended',
      'advice          fix-request: mend the request, then send it again; it was not carried out',
      'template   limit must be between %d and %d.',
      'params     min, max',
      'text (de)  limit muss zwischen <min> und <max> liegen.',
    ]) {
      expect(stdout).toContain(fact);
    }
    expect(stdout).toMatch(/ {2}cause +\S.*\n {2}action +\S/);
  });

  it('tells a program everything that is known', () => {
    const { stdout } = runCli(['explain', 'SYSTEM_ERROR', '--json', '--locale', 'ja']);
    expect(JSON.parse(stdout)).toEqual({
      code: -1054,
      reason: 'SYSTEM_ERROR',
      section: '10xx - General Server or Network issues',
      category: 'system',
      httpStatus: 500,
      gatewayStatus: 503,
      advice: { retry: 'backoff', executed: 'unknown' },
      refinements: {
        'INVALID_ARGUMENT:': { retry: 'fix-request', executed: 'no' },
        'FAILED_PRECONDITION:': { retry: 'never', executed: 'no' },
      },
      guide: { cause: expect.any(String), action: expect.any(String) },
      messages: [
        {
          id: 'SYSTEM_ERROR',
          template: 'System error, please retry later.',
          params: [],
          translation: {
            text: 'システムエラーです。しばらくしてからもう一度お試しください。',
            locale: 'ja',
            dir: 'ltr',
          },
        },
      ],
    });
  });
});

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
    [['explain', 'INVALID_SIMBOL'], '"INVALID_SIMBOL" is not in the catalog; did you mean INVALID_SYMBOL?'],
    [['explain', 'order_type'], '"order_type" is not in the catalog; did you mean INVALID_ORDER_TYPE?'],
    [['explain', '-1122'], '"-1122" is not in the catalog; did you mean -1121 INVALID_SYMBOL?'],
    [['explain', '1122'], '"1122" is not in the catalog; did you mean -1121 INVALID_SYMBOL?'],
    [['explain', '-1059'], '"-1059" is not in the catalog; did you mean -1058 NO_PERMISSION_TRADE_PAIR?'],
    [['explain', '1121x'], '"1121x" is not in the catalog'],
    [['explain', 'x1121'], '"x1121" is not in the catalog'],
    [['explain', 'SID'], '"SID" is not in the catalog'],
    [['explain', 'side'], '"side" is not in the catalog; did you mean INVALID_SIDE?'],
    [['explain', '429'], '"429" is not in the catalog'],
    [['explain', 'FOOBAR'], '"FOOBAR" is not in the catalog'],
    [
      ['explain', 'PARAM_VALIDATE_ERROR.limmit'],
      '"PARAM_VALIDATE_ERROR.limmit" is not in the catalog; did you mean PARAM_VALIDATE_ERROR.limit?',
    ],
    [['explain', '\u001b[2J\n'], '"\\u001b[2J\\u000a" is not in the catalog'],
    [['diff'], "missing required argument 'file'"],
    [['review'], "missing required argument 'tag'"],
    [
      ['decode', payload, '--status', '40'],
      "option '--status <n>' argument '40' is invalid. It is no HTTP status.",
    ],
    [
      ['decode', payload, '--status', '4040'],
      "option '--status <n>' argument '4040' is invalid. It is no HTTP status.",
    ],
    [
      ['decode', payload, '--status', 'x404'],
      "option '--status <n>' argument 'x404' is invalid. It is no HTTP status.",
    ],
    [
      ['decode', payload, '--status', '600'],
      "option '--status <n>' argument '600' is invalid. It is no HTTP status.",
    ],
    [
      ['decode', '--status', '400', '--follow'],
      "option '--status <n>' cannot be used with option '--follow'",
    ],
    [['decode', '--follow', payload], '--follow reads standard input and takes no payload'],
    [
      ['import', '-', '--name', '1st'],
      "option '--name <name>' argument '1st' is invalid. It is no name that a module can export.",
    ],
    [
      ['import', '-', '--name', 'a-b'],
      "option '--name <name>' argument 'a-b' is invalid. It is no name that a module can export.",
    ],
    [['review', 'he', '--html', '--json'], "option '--html' cannot be used with option '--json'"],
    [
      ['decode', payload, '--status', '-5'],
      "option '--status <n>' argument '-5' is invalid. It is no HTTP status.",
    ],
  ])('refuses %j in one line', async (args, problem) => {
    expect(await runCli(args)).toEqual({
      exitCode: 2,
      stdout: '',
      stderr: `errlex: ${problem} (errlex --help)\n`,
    });
  });

  it('prints how it is called where no command is named', async () => {
    const { stdout: help } = await runCli(['--help']);
    expect(await runCli([])).toEqual({ exitCode: 2, stdout: '', stderr: help });
    for (const word of ['list', 'explain', 'decode', 'diff', 'import', 'review', '--version'])
      expect(help).toContain(word);
    expect(help).toMatchSnapshot();
  });

  it('hides no error of its own', async () => {
    const failure = new RangeError('no environment');
    const env = new Proxy<Record<string, string>>(
      {},
      {
        get: () => {
          throw failure;
        },
      },
    );
    await expect(runCli(['decode', payload], { env })).rejects.toBe(failure);
  });

  it('prints its version', async () => {
    expect(await runCli(['-v'])).toEqual({ exitCode: 0, stdout: '1.2.3\n', stderr: '' });
  });

  it('asks for a payload where standard input is a terminal', async () => {
    expect(await runCli(['decode'], { isTTY: true })).toEqual({
      exitCode: 2,
      stdout: '',
      stderr: 'errlex: decode takes a payload in quotes, or - for standard input (errlex --help)\n',
    });
    expect((await runCli(['decode', '-'], { input: payload, isTTY: true })).exitCode).toBe(0);
  });

  it.each([
    ['list', '--locale'],
    ['explain', '--all-locales'],
    ['decode', '--follow'],
    ['diff', 'Exit status'],
    ['import', '--name'],
    ['review', '--html'],
  ])('prints how %s is called', async (command, word) => {
    const help = await runCli(['help', command]);
    expect(help).toMatchObject({ exitCode: 0, stderr: '' });
    expect(help.stdout).toMatch(new RegExp(`^Usage: errlex ${command} `));
    expect(help.stdout).toContain(word);
    expect(help.stdout).toMatchSnapshot();
    expect(await runCli([command, '--help'])).toEqual(help);
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
  ])('of a person is that of the environment: %j', async (env, locale) => {
    const { stdout, stderr } = await runCli(['decode', payload], { env });
    expect(stdout).toContain(`(${locale}, ltr)`);
    expect(stderr).toBe('');
  });

  it.each([
    ['zh-HK', 'zh-TW'],
    ['PT-br', 'pt-BR'],
    ['en-AU', 'en'],
  ])('that is asked for goes first, by the nearest there is: %s', async (asked, locale) => {
    const env = { LANG: 'de_DE.UTF-8' };
    expect(await runForJson(['decode', payload, '--locale', asked], { env })).toMatchObject([
      { translation: { locale } },
    ]);
    expect((await runCli(['decode', payload, '--locale', asked], { env })).stderr).toBe('');
  });

  it.each(['xx', 'tlh-Latn', '', 'not a tag', 'de\u001b[2J\n'])(
    'that has no messages falls back and says to which: %j',
    async (asked) => {
      const { exitCode, stdout, stderr } = await runCli(['explain', '-1121', '--locale', asked]);
      expect(exitCode).toBe(0);
      expect(stdout).toContain('text (en)  Invalid ');
      expect(stderr).toMatch(/^errlex: there are no messages for the locale ".*", so they are in en\n$/);
    },
  );
});

import { describe, expect, it } from 'vitest';
import { runCli, runForJson } from './run-cli.fixture.js';

const payload = '{"code":-1121,"msg":"Invalid symbol."}';

describe('errlex', () => {
  it.each([
    [['frob'], "unknown command 'frob'"],
    [['toString'], "unknown command 'toString'"],
    [['lst'], "unknown command 'lst' (Did you mean list?)"],
    [['\u001b[2J\n'], "unknown command '\\u001b[2J\\u000a'"],
    [['list', '--frob'], "unknown option '--frob'"],
    [['list', '-1121'], "too many arguments for 'list'. Expected 0 arguments but got 1."],
    [['list', '--status', '400'], "unknown option '--status'"],
    [['list', '--locale'], "option '--locale <tag>' argument missing"],
    [
      ['explain', '--locale', '--json', '1'],
      "option '--locale <tag>' argument '--json' is invalid. Expected a language tag, got an option.",
    ],
    [['explain'], "missing required argument 'code'"],
    [['explain', 'A', 'B'], "too many arguments for 'explain'. Expected 1 argument but got 2."],
    [['diff'], "missing required argument 'file'"],
    [['review'], "missing required argument 'tag'"],
    [
      ['decode', payload, '--status', '40'],
      "option '--status <n>' argument '40' is invalid. Expected 100-599.",
    ],
    [
      ['decode', payload, '--status', '4040'],
      "option '--status <n>' argument '4040' is invalid. Expected 100-599.",
    ],
    [
      ['decode', payload, '--status', 'x404'],
      "option '--status <n>' argument 'x404' is invalid. Expected 100-599.",
    ],
    [
      ['decode', payload, '--status', '600'],
      "option '--status <n>' argument '600' is invalid. Expected 100-599.",
    ],
    [
      ['decode', '--status', '400', '--follow'],
      "option '--status <n>' cannot be used with option '-f, --follow'",
    ],
    [['decode', '--follow', payload], '--follow reads standard input and files, and takes no payload'],
    [
      ['import', '-', '--name', '1st'],
      "option '--name <name>' argument '1st' is invalid. Not a valid identifier.",
    ],
    [
      ['import', '-', '--name', 'a-b'],
      "option '--name <name>' argument 'a-b' is invalid. Not a valid identifier.",
    ],
    [['review', 'he', '--html', '--json'], "option '--html' cannot be used with option '--json'"],
    [
      ['decode', payload, '--status', '-5'],
      "option '--status <n>' argument '-5' is invalid. Expected 100-599.",
    ],
    [['decode', '-1121'], '"-1121" is a code. Try: errlex explain -1121'],
    [['decode', '429'], '"429" is a code. Try: errlex explain 429'],
  ])('rejects %j in one line that names the help of the command', async (args, problem) => {
    const command = /^(?:list|explain|decode|diff|import|review)$/.test(args[0] ?? '') ? ` ${args[0]}` : '';
    expect(await runCli(args)).toEqual({
      exitCode: 2,
      stdout: '',
      stderr: `errlex: ${problem} (errlex${command} --help)\n`,
    });
  });

  it.each([
    'default',
    'await',
    'let',
    'defaults',
    'undefined',
    'static',
    'errors',
    'defineErrors',
    'Catalog',
  ])('rejects a name that a generated module cannot declare: %s', async (name) => {
    expect(await runCli(['import', '-', '--name', name], { input: '-1121 BAD_SYMBOL: Bad.\n' })).toEqual({
      exitCode: 2,
      stdout: '',
      stderr: `errlex: option '--name <name>' argument '${name}' is invalid. The name is reserved. (errlex import --help)\n`,
    });
  });

  it.each([
    ['INVALID_SIMBOL', '"INVALID_SIMBOL" is not in the catalog. Did you mean INVALID_SYMBOL?'],
    ['order_type', '"order_type" is not in the catalog. Did you mean INVALID_ORDER_TYPE?'],
    ['-1122', '"-1122" is not in the catalog. Did you mean -1121 INVALID_SYMBOL?'],
    ['1122', '"1122" is not in the catalog. Did you mean -1121 INVALID_SYMBOL?'],
    ['-1059', '"-1059" is not in the catalog. Did you mean -1058 NO_PERMISSION_TRADE_PAIR?'],
    ['1121x', '"1121x" is not in the catalog.'],
    ['x1121', '"x1121" is not in the catalog.'],
    ['SID', '"SID" is not in the catalog.'],
    ['side', '"side" is not in the catalog. Did you mean INVALID_SIDE?'],
    ['429', '"429" is not in the catalog.'],
    ['FOOBAR', '"FOOBAR" is not in the catalog.'],
    [
      'PARAM_VALIDATE_ERROR.limmit',
      '"PARAM_VALIDATE_ERROR.limmit" is not in the catalog. Did you mean PARAM_VALIDATE_ERROR.limit?',
    ],
    ['\u001b[2J\n', '"\\u001b[2J\\u000a" is not in the catalog.'],
  ])('suggests what the catalog has instead of %j', async (query, problem) => {
    expect(await runCli(['explain', query])).toEqual({
      exitCode: 2,
      stdout: '',
      stderr: `errlex: ${problem}\n`,
    });
  });

  it('prints the help if no command is named', async () => {
    const { stdout: help } = await runCli(['--help']);
    expect(await runCli([])).toEqual({ exitCode: 2, stdout: '', stderr: help });
    for (const word of ['list', 'explain', 'decode', 'diff', 'import', 'review', '--version'])
      expect(help).toContain(word);
    expect(help).toMatchSnapshot();
  });

  it('does not hide its own defects', async () => {
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

  it('asks for a payload if standard input is a terminal', async () => {
    expect(await runCli(['decode'], { isTTY: true })).toEqual({
      exitCode: 2,
      stdout: '',
      stderr:
        'errlex: No payload given. Pass one in quotes or pipe it to `decode -`. (errlex decode --help)\n',
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
  ])('prints the help of %s, with two examples', async (command, word) => {
    const help = await runCli(['help', command]);
    expect(help).toMatchObject({ exitCode: 0, stderr: '' });
    expect(help.stdout).toMatch(new RegExp(`^Usage: errlex ${command} `));
    expect(help.stdout).toContain(word);
    expect(help.stdout).toMatch(
      /\nExamples:\n {2}\S.*errlex .*\n {2}\S.*\n$|\nExamples:\n {2}errlex .*\n {2}.*errlex .*\n$/,
    );
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
  ])('comes from the environment: %j', async (env, locale) => {
    const { stdout, stderr } = await runCli(['decode', payload], { env });
    expect(stdout).toContain(`(${locale}, ltr)`);
    expect(stderr).toBe('');
  });

  it.each([
    ['zh-HK', 'zh-TW'],
    ['PT-br', 'pt-BR'],
    ['en-AU', 'en'],
  ])('of the option wins, matched to the nearest language: %s', async (asked, locale) => {
    const env = { LANG: 'de_DE.UTF-8' };
    expect(await runForJson(['decode', payload, '--locale', asked], { env })).toMatchObject([
      { translation: { locale } },
    ]);
    expect((await runCli(['decode', payload, '--locale', asked], { env })).stderr).toBe('');
  });

  it.each(['xx', 'tlh-Latn', '', 'not a tag', 'de\u001b[2J\n'])(
    'falls back to English if it has no messages, and says so: %j',
    async (asked) => {
      const { exitCode, stdout, stderr } = await runCli(['explain', '-1121', '--locale', asked]);
      expect(exitCode).toBe(0);
      expect(stdout).toContain('text (en)  Invalid ');
      expect(stderr).toMatch(/^errlex: No messages for ".*"; using English\n$/);
    },
  );
});

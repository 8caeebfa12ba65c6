import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { locales } from '@errlex/i18n';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runCli } from './run-cli.fixture.js';

describe('errlex explain', () => {
  it.each(['-1121', '1121', 'INVALID_SYMBOL', 'invalid_symbol', ' Invalid_Symbol '])(
    'finds %j',
    async (query) => {
      expect(await runCli(['explain', query])).toMatchObject({
        exitCode: 0,
        stdout: expect.stringMatching(/^-1121 INVALID_SYMBOL\n/),
      });
    },
  );

  it('takes a code after two dashes and before options', async () => {
    expect((await runCli(['explain', '--', '-1121'])).stdout).toMatch(/^-1121 /);
    expect((await runCli(['explain', '-1121', '--locale', 'ja'])).stdout).toMatch(/^-1121 /);
  });

  it('shows only the message whose id is given', async () => {
    const { stdout } = await runCli(['explain', 'param_validate_error.LIMIT', '--json']);
    expect(JSON.parse(stdout).messages.map(({ id }: { id: string }) => id)).toEqual([
      'PARAM_VALIDATE_ERROR.limit',
    ]);
  });

  it('shows everything that is known about a code', async () => {
    const { stdout, stderr } = await runCli(['explain', '-1140', '--locale', 'de']);
    expect(stderr).toBe('');
    for (const fact of [
      'section         11xx - Request Content / Parameters',
      'category        parameter',
      'HTTP status     400, if your server rejects a request',
      'gateway status  400, if an upstream rejected yours',
      'advice          fix-request: fix the request, then resend; not executed',
      'template   limit must be between %d and %d.',
      'params     min, max',
      'sample     {"code":-1140,"msg":"limit must be between 1 and 1000."}',
      'text (de)  limit muss zwischen <min> und <max> liegen.',
    ]) {
      expect(stdout).toContain(fact);
    }
    expect(stdout).toMatch(/ {2}cause +\S.*\n {2}fix +\S/);
  });

  it('shows how the text changes the advice for a generic code', async () => {
    const { stdout } = await runCli(['explain', '-1054']);
    expect(stdout).toMatchInlineSnapshot(`
      "-1054 SYSTEM_ERROR
        section         10xx - General Server or Network issues
        category        system
        HTTP status     500, if your server rejects a request
        gateway status  503, if an upstream rejected yours
        advice          backoff: wait, then resend; may have been executed, look before you resend a write
                        never: do not repeat, a person must act first; not executed; category balance (if the text contains "amount not enough")
                        fix-request: fix the request, then resend; not executed; category parameter (if the text contains "INVALID_ARGUMENT:")
                        never: do not repeat, a person must act first; not executed; category account (if the text contains "FAILED_PRECONDITION:")
                        resync: read the server time, sign again, resend once; not executed (under HTTP 400 or 401, if the text contains "timestamp expired")
                        resync: read the server time, sign again, resend once; not executed (under HTTP 400 or 401, if the text contains "request has expired")
                        resync: read the server time, sign again, resend once; not executed (under HTTP 400 or 401, if the text contains "outside of the recvwindow")
                        resync: read the server time, sign again, resend once; not executed (under HTTP 400 or 401, if the text contains "check your timestamp")
        cause           This HTTP 500 is often a refusal that executed nothing: msg then starts with INVALID_ARGUMENT: (a bad value) or FAILED_PRECONDITION: (balance, position limit or margin mode forbids it). Without such a prefix, treat it as a server fault after which a write may have been executed.
        fix             Fix the request on INVALID_ARGUMENT:, wait for a changed account state on FAILED_PRECONDITION:, and back off only when there is no prefix, reconciling a write by client order id before repeating it.

      SYSTEM_ERROR
        template   System error, please retry later.
        sample     {"code":-1054,"msg":"System error, please retry later."}
        text (en)  System error, please retry later.
      "
    `);
  });

  it('shows the rule for a code under that code only', async () => {
    const rulesOf = async (code: string) =>
      JSON.parse((await runCli(['explain', code, '--json'])).stdout).textRules.map(
        ({ rule }: { rule: { text: string } }) => rule.text,
      );
    expect(await rulesOf('-1142')).toEqual(["'symbol'"]);
    expect(await rulesOf('-1054')).not.toContain("'symbol'");
    expect(await rulesOf('-1121')).toEqual([]);
    expect((await runCli(['explain', '-1142'])).stdout).toContain(
      `fix-request: fix the request, then resend; not executed; category symbol (if the text contains "'symbol'")`,
    );
  });

  it('gives the advice that decode gives', async () => {
    for (const code of ['-1000', '-1054', '-1142']) {
      const { advice, textRules } = JSON.parse((await runCli(['explain', code, '--json'])).stdout);
      const adviceFor = async (text: string, status: string[]) => {
        const args = ['decode', '-', '--json', ...status];
        const { stdout } = await runCli(args, { input: `{"code":${code},"msg":${JSON.stringify(text)}}` });
        const { retry, executed, category } = JSON.parse(stdout).advice;
        return { retry, executed, category };
      };
      expect(await adviceFor('', [])).toEqual(advice);
      for (const { rule, advice: byText } of textRules) {
        const status = rule.httpStatus ? ['--status', String(rule.httpStatus[0])] : [];
        expect(await adviceFor(rule.text, status), `${code} ${rule.text}`).toEqual(byText);
      }
    }
  });

  it('shows a code whose messages have no params', async () => {
    const { stdout } = await runCli(['explain', '-1121', '--locale', 'ar']);
    expect(stdout).toMatchInlineSnapshot(`
      "-1121 INVALID_SYMBOL
        section         11xx - Request Content / Parameters
        category        symbol
        HTTP status     400, if your server rejects a request
        gateway status  400, if an upstream rejected yours
        advice          fix-request: fix the request, then resend; not executed
        cause           The name of the symbol is malformed, for example written as on another exchange. Real servers were only seen to answer -1142 with symbol instead, and -2007 is documented for a symbol that does not exist.
        fix             Copy the symbol literally from exchangeInfo, send again, and let one handler serve -1121, -2007 and -1142 about symbol.

      INVALID_SYMBOL
        template   Invalid symbol.
        sample     {"code":-1121,"msg":"Invalid symbol."}
        text (ar)  رمز زوج التداول غير صالح.
      "
    `);
  });

  it('prints everything that is known as JSON', async () => {
    const { stdout } = await runCli(['explain', 'SYSTEM_ERROR', '--json', '--locale', 'ja']);
    expect(JSON.parse(stdout)).toEqual({
      code: -1054,
      reason: 'SYSTEM_ERROR',
      section: '10xx - General Server or Network issues',
      category: 'system',
      httpStatus: 500,
      gatewayStatus: 503,
      generic: true,
      advice: { retry: 'backoff', executed: 'unknown', category: 'system' },
      textRules: expect.arrayContaining([
        {
          rule: { text: 'INVALID_ARGUMENT:', category: 'parameter', retry: 'fix-request', executed: 'no' },
          advice: { retry: 'fix-request', executed: 'no', category: 'parameter' },
        },
      ]),
      guide: { cause: expect.any(String), fix: expect.any(String), aliases: expect.any(Array) },
      messages: [
        {
          id: 'SYSTEM_ERROR',
          template: 'System error, please retry later.',
          params: [],
          sample: { code: -1054, msg: 'System error, please retry later.' },
          translations: [
            {
              text: 'システムエラーです。しばらくしてからもう一度お試しください。',
              locale: 'ja',
              dir: 'ltr',
            },
          ],
        },
      ],
    });
  });

  it('shows a message in every language', async () => {
    const { stdout } = await runCli(['explain', 'INVALID_SYMBOL', '--all-locales', '--json']);
    const [message] = JSON.parse(stdout).messages;
    expect(message.translations.map(({ locale }: { locale: string }) => locale)).toEqual(locales);
    const { stdout: printed } = await runCli(['explain', 'INVALID_SYMBOL', '--all-locales']);
    expect(printed.match(/ {2}text \(/g)).toHaveLength(locales.length);
  });

  it('prints samples that decode reads', async () => {
    const { stdout } = await runCli(['explain', 'QUERY_TIME_OUT_OF_RANGE', '--json']);
    for (const { id, sample } of JSON.parse(stdout).messages) {
      const decoded = JSON.parse((await runCli(['decode', JSON.stringify(sample), '--json'])).stdout);
      expect(decoded).toMatchObject({ messageId: id, params: { days: 7 } });
    }
  });
});

describe('the texts of a catalog', () => {
  let folder: string;

  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'errlex-messages-'));
    const catalog = [
      { code: 7, reason: 'BUSY', messages: { BUSY: ['Busy.'], 'BUSY.until': ['Busy: %s.', 'until'] } },
    ];
    writeFileSync(join(folder, 'acme.json'), JSON.stringify(catalog));
    mkdirSync(join(folder, 'flat'));
    writeFileSync(join(folder, 'flat/de.json'), '{"BUSY":"Belegt.","BUSY.until":"Belegt: {until}."}');
    mkdirSync(join(folder, 'nest/de'), { recursive: true });
    writeFileSync(join(folder, 'nest/de/errors.json'), '{"BUSY":"Belegt.","BUSY.until":"Belegt: {until}."}');
    writeFileSync(join(folder, 'wrong.json'), '{"de":{"BUSSY":"Belegt."}}');
    writeFileSync(
      join(folder, 'gsw.json'),
      '{"gsw":{"BUSY":"Bsetzt."},"de":{"BUSY.until":"Belegt: {{until}}."}}',
    );
  });

  afterAll(() => rmSync(folder, { recursive: true }));

  const explain = (messages: string, ...options: string[]) =>
    runCli(['explain', '7', '--catalog', 'acme.json', '--messages', messages, ...options], { cwd: folder });

  it.each(['flat', 'nest'])('come from a folder as of %s', async (name) => {
    const { stdout, stderr } = await explain(name, '--locale', 'de');
    expect(stderr).toBe('');
    expect(stdout).toContain('text (de)  Belegt.\n');
    expect(stdout).toContain('text (de)  Belegt: <until>.\n');
  });

  it('fall back to the parent of a language, and are listed with all locales', async () => {
    const { stdout, stderr } = await explain('gsw.json', '--locale', 'gsw');
    expect(stderr).toBe('');
    expect(stdout).toContain('text (gsw)  Bsetzt.\n');
    expect(stdout).toContain('text (de)  Belegt: <until>.\n');
    expect((await explain('gsw.json', '--all-locales')).stdout).toContain('text (gsw)  Bsetzt.\n');
  });

  it('that are wrong end the command with one line', async () => {
    expect(await explain('wrong.json')).toMatchObject({
      exitCode: 2,
      stdout: '',
      stderr: 'errlex: cannot use wrong.json: Unknown message id in texts.de.BUSSY. Did you mean "BUSY"?\n',
    });
    expect((await explain('missing.js#messages')).stderr).toBe(
      'errlex: cannot load missing.js: file not found\n',
    );
  });
});

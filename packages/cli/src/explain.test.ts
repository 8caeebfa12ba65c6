import { locales } from '@errlex/i18n';
import { describe, expect, it } from 'vitest';
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

  it('finds a code behind two dashes and before its options', async () => {
    expect((await runCli(['explain', '--', '-1121'])).stdout).toMatch(/^-1121 /);
    expect((await runCli(['explain', '-1121', '--locale', 'ja'])).stdout).toMatch(/^-1121 /);
  });

  it('tells of one message alone where its id is given', async () => {
    const { stdout } = await runCli(['explain', 'param_validate_error.LIMIT', '--json']);
    expect(JSON.parse(stdout).messages.map(({ id }: { id: string }) => id)).toEqual([
      'PARAM_VALIDATE_ERROR.limit',
    ]);
  });

  it('tells a person everything that is known', async () => {
    const { stdout, stderr } = await runCli(['explain', '-1140', '--locale', 'de']);
    expect(stderr).toBe('');
    for (const fact of [
      'section         11xx - Request Content / Parameters',
      'category        parameter',
      'HTTP status     400, the one recommended',
      'gateway status  400, the one recommended',
      'advice          fix-request: mend the request, then send it again; it was not carried out',
      'template   limit must be between %d and %d.',
      'params     min, max',
      'sample     {"code":-1140,"msg":"limit must be between 1 and 1000."}',
      'text (de)  limit muss zwischen <min> und <max> liegen.',
    ]) {
      expect(stdout).toContain(fact);
    }
    expect(stdout).toMatch(/ {2}cause +\S.*\n {2}cure +\S/);
  });

  it('tells a person what the text decides where the code is too general', async () => {
    const { stdout } = await runCli(['explain', '-1054']);
    expect(stdout).toMatchInlineSnapshot(`
      "-1054 SYSTEM_ERROR
        section         10xx - General Server or Network issues
        category        system
        HTTP status     500, the one recommended to a server that refuses a request
        gateway status  503, the one recommended to a server that was itself refused, with its own key
        advice          backoff: wait, then repeat it; it may have been carried out, so look before you repeat a write
                        never: do not repeat it, a person must act first; it was not carried out (where msg holds "amount not enough")
                        fix-request: mend the request, then send it again; it was not carried out (where msg holds "INVALID_ARGUMENT:")
                        never: do not repeat it, a person must act first; it was not carried out (where msg holds "FAILED_PRECONDITION:")
                        fix-request: mend the request, then send it again; it was not carried out (where msg holds "'symbol'")
        cause           This HTTP 500 is often a refusal that executed nothing: msg then starts with INVALID_ARGUMENT: (a bad value) or FAILED_PRECONDITION: (balance, position limit or margin mode forbids it). Without such a prefix, treat it as a server fault after which a write may have been executed.
        cure            Fix the request on INVALID_ARGUMENT:, wait for a changed account state on FAILED_PRECONDITION:, and back off only when there is no prefix, reconciling a write by client order id before repeating it.

      SYSTEM_ERROR
        template   System error, please retry later.
        sample     {"code":-1054,"msg":"System error, please retry later."}
        text (en)  System error, please retry later.
      "
    `);
  });

  it('tells a person of a code whose messages have no params', async () => {
    const { stdout } = await runCli(['explain', '-1121', '--locale', 'ar']);
    expect(stdout).toMatchInlineSnapshot(`
      "-1121 INVALID_SYMBOL
        section         11xx - Request Content / Parameters
        category        symbol
        HTTP status     400, the one recommended to a server that refuses a request
        gateway status  400, the one recommended to a server that was itself refused, with its own key
        advice          fix-request: mend the request, then send it again; it was not carried out
        cause           The name of the symbol is malformed, for example written as on another exchange. Real servers were only seen to answer -1142 with symbol instead, and -2007 is documented for a symbol that does not exist.
        cure            Copy the symbol literally from exchangeInfo, send again, and let one handler serve -1121, -2007 and -1142 about symbol.

      INVALID_SYMBOL
        template   Invalid symbol.
        sample     {"code":-1121,"msg":"Invalid symbol."}
        text (ar)  رمز زوج التداول غير صالح.
      "
    `);
  });

  it('tells a program everything that is known', async () => {
    const { stdout } = await runCli(['explain', 'SYSTEM_ERROR', '--json', '--locale', 'ja']);
    expect(JSON.parse(stdout)).toEqual({
      code: -1054,
      reason: 'SYSTEM_ERROR',
      section: '10xx - General Server or Network issues',
      category: 'system',
      httpStatus: 500,
      gatewayStatus: 503,
      advice: { retry: 'backoff', executed: 'unknown' },
      refinements: expect.arrayContaining([
        { text: 'INVALID_ARGUMENT:', category: 'parameter', retry: 'fix-request', executed: 'no' },
      ]),
      guide: { cause: expect.any(String), action: expect.any(String) },
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
    const { stdout: told } = await runCli(['explain', 'INVALID_SYMBOL', '--all-locales']);
    expect(told.match(/ {2}text \(/g)).toHaveLength(locales.length);
  });

  it('reads the samples that it gives', async () => {
    const { stdout } = await runCli(['explain', 'QUERY_TIME_OUT_OF_RANGE', '--json']);
    for (const { id, sample } of JSON.parse(stdout).messages) {
      const decoded = JSON.parse((await runCli(['decode', JSON.stringify(sample), '--json'])).stdout);
      expect(decoded).toMatchObject({ messageId: id, params: { days: 7 } });
    }
  });
});

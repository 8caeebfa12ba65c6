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

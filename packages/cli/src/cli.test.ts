import { spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { text } from 'node:stream/consumers';
import { describe, expect, it } from 'vitest';
import { cli, spawnCli, startCli } from './run-cli.fixture.js';

const payload = '{"code":-1121,"msg":"Invalid symbol."}';

describe('errlex, as a process', () => {
  it('prints its version', () => {
    const { version } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8'));
    expect(spawnCli(['--version'])).toEqual({ exitCode: 0, stdout: `${version}\n`, stderr: '' });
  });

  it('prints in the language of its environment', () => {
    const { exitCode, stdout } = spawnCli(['decode'], { input: payload, env: { LANG: 'de_DE.UTF-8' } });
    expect({ exitCode, stdout }).toEqual({ exitCode: 0, stdout: expect.stringContaining('(de, ltr)') });
  });

  it('ends with 1 if codes differ, and with 2 for a wrong call', () => {
    expect(spawnCli(['diff', '-'], { input: '-1121 BAD_SYMBOL\n' })).toMatchObject({
      exitCode: 1,
      stderr: 'errlex: standard input:1: -1121 has no message\n',
    });
    expect(spawnCli(['frob'])).toEqual({
      exitCode: 2,
      stdout: '',
      stderr: "errlex: unknown command 'frob' (errlex --help)\n",
    });
  });

  it('ends quietly when its reader stops reading', () => {
    const script = `("$0" "$1" decode - --json; echo "exit $?" >&2) | head -n 1`;
    const input = `${payload}\n`.repeat(50_000);
    const { stdout, stderr } = spawnSync('sh', ['-c', script, process.execPath, cli], {
      input,
      encoding: 'utf8',
    });
    expect(stdout.split('\n')).toHaveLength(2);
    expect(stderr).toBe('exit 0\n');
  });

  it.runIf(existsSync('/dev/full')).each(['list', 'decode - --json', 'decode --follow'])(
    'says in one line that it cannot write: %s',
    (args) => {
      const { stdout, stderr } = spawnSync(
        'sh',
        ['-c', `"$0" "$1" ${args} > /dev/full; echo $?`, process.execPath, cli],
        {
          input: `${payload}\n`,
          encoding: 'utf8',
        },
      );
      expect(stdout).toBe('2\n');
      expect(stderr).toMatch(/^errlex: cannot write: ENOSPC: [^\n]*\n$/);
    },
  );

  it.each([
    [{}, false],
    [{ FORCE_COLOR: '1' }, true],
    [{ FORCE_COLOR: '0' }, false],
    [{ FORCE_COLOR: '1', NO_COLOR: '1' }, false],
  ])('prints colors if they are wanted, and none into a pipe: %j', (env, isColored) => {
    const { stdout, stderr } = spawnCli(['decode', payload], { env });
    expect([stdout.includes('\u001b['), stderr]).toEqual([isColored, '']);
  });

  it.each([[['decode', '-', '--json']], [['decode', '--follow']]])(
    'decodes each line when it arrives: %j',
    async (args) => {
      const child = startCli(args);
      for (let count = 0; count < 3; count++) {
        child.stdin.write(`${payload}\n`);
        const [chunk] = await once(child.stdout, 'data');
        expect(String(chunk)).toContain('-1121');
      }
      child.stdin.end();
      expect(await once(child, 'exit')).toEqual([0, null]);
    },
  );

  it('takes constant memory', async () => {
    const report = "process.on('exit', () => console.error(process.resourceUsage().maxRSS))";
    const child = startCli(['decode', '-', '--json'], ['--import', `data:text/javascript,${report}`]);
    // 80 MB that come, 200 MB that go.
    const lines = 40_000;
    const long = payload.replace('.', ` ${'x'.repeat(2000)}`);
    let printed = 0;
    child.stdout.on('data', (chunk: Buffer) => {
      printed += chunk.toString('latin1').split('\n').length - 1;
    });
    child.stdin.end(`${long}\n`.repeat(lines));
    const kilobytes = Number(await text(child.stderr));
    expect(printed).toBe(lines);
    expect(kilobytes).toBeGreaterThan(0);
    expect(kilobytes).toBeLessThan(150_000);
  });
});

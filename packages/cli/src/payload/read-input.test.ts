import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { runCli } from '../run-cli.fixture.js';
import { readBody, readLines } from './read-input.js';

const payload = '{"code":-1121,"msg":"Invalid symbol."}';

async function read(...chunks: string[]): Promise<string[][]> {
  async function* stream() {
    for (const chunk of chunks) yield Buffer.from(chunk, 'latin1');
  }
  const batches: string[][] = [];
  for await (const lines of readLines(stream())) batches.push(lines);
  return batches;
}

describe('readLines', () => {
  it('returns the lines of each chunk when it arrives, and holds an open line back', async () => {
    expect(await read('a\nb\nc', 'd\n', '', 'e')).toEqual([['a\n', 'b\n'], ['cd\n'], ['e']]);
  });

  it('returns at most 64 lines per batch, and no empty batch', async () => {
    const batches = await read('x\n'.repeat(64), 'y\n'.repeat(130));
    expect(batches.map(({ length }) => length)).toEqual([64, 64, 64, 2]);
  });

  it('splits a line that is longer than a megabyte', async () => {
    const megabyte = 'x'.repeat(2 ** 20);
    expect(await read(megabyte, 'y', 'z\n')).toEqual([[`${megabyte}y`], ['z\n']]);
    expect(await read(`a\n${megabyte}y`)).toEqual([['a\n', `${megabyte}y`]]);
    expect(await read(megabyte, '\n')).toEqual([[`${megabyte}\n`]]);
  });

  it('returns nothing for an empty stream', async () => {
    expect(await read()).toEqual([]);
    expect(await read('')).toEqual([]);
  });
});

describe('readBody', () => {
  it('joins chunks that cut a character', async () => {
    const bytes = Buffer.from('Größe');
    async function* stream() {
      yield bytes.subarray(0, 3);
      yield bytes.subarray(3);
    }
    expect(await readBody(stream())).toBe('Größe');
  });

  it('reads no more than 16 MiB', async () => {
    let chunks = 0;
    async function* stream() {
      for (; chunks < 100; chunks++) yield Buffer.alloc(2 ** 20, 'x');
    }
    expect(await readBody(stream())).toHaveLength(2 ** 24);
    expect(chunks).toBe(16);
  });
});

describe('errlex decode <input>', () => {
  const folder = mkdtempSync(join(tmpdir(), 'errlex-'));
  const log = `12:00 ERROR ${payload}\nGröße\n`;
  const files: Readonly<Record<string, Buffer>> = {
    'bot.log': Buffer.from(log),
    'bot.log.gz': gzipSync(log),
    'packed.bin': gzipSync(log),
    'le.log': Buffer.from(`\ufeff${log}`, 'utf16le'),
    'be.log': Buffer.from(`\ufeff${log}`, 'utf16le').swap16(),
    'le.log.gz': gzipSync(Buffer.from(`\ufeff${log}`, 'utf16le')),
    'broken.log.gz': gzipSync(log.repeat(100)).subarray(0, 20),
    'plain.log.gz': Buffer.from(log),
    'empty.log': Buffer.alloc(0),
  };
  for (const [name, bytes] of Object.entries(files)) writeFileSync(join(folder, name), bytes);
  const notes = `12:00 ERROR ${payload}
    -1121 INVALID_SYMBOL  Invalid trading pair symbol.
    fix-request: fix the request, then resend; not executed
Größe
`;
  const decode = (args: string[], input: string | Buffer = '') =>
    runCli(['decode', ...args], { cwd: folder, input });

  it.each(['bot.log', 'bot.log.gz', 'packed.bin', 'le.log', 'be.log', 'le.log.gz'])(
    'reads %s',
    async (name) => {
      expect(await decode(['-f', name])).toEqual({ exitCode: 0, stdout: notes, stderr: '' });
      expect(await decode(['-f'], files[name])).toEqual({ exitCode: 0, stdout: notes, stderr: '' });
    },
  );

  it('reads several files, and those of a glob in the order of their names', async () => {
    const { stdout } = await decode(['-f', 'bot.log', 'bot.log.gz']);
    expect(stdout).toBe(notes + notes);
    expect((await decode(['-f', 'b*t.log*'])).stdout).toBe(notes + notes);
  });

  it('takes an operand that is no path for a payload', async () => {
    for (const text of [
      payload,
      '[-1121] Invalid symbol.',
      'code=-1121',
      'msg: {"code":-1121}',
      '%7B%22code%22:-1121%7D',
    ]) {
      expect((await decode([text])).stdout).toMatch(/^-1121 INVALID_SYMBOL\n/);
    }
    expect((await decode([payload, 'code=-1141'])).stdout).toMatch(/^-1121 [\s\S]*\n\n-1141 PARAM_EMPTY\n/);
  });

  it('takes each file for one body of a response with --status', async () => {
    const { stdout } = await decode(['--status', '502', 'bot.log', 'bot.log.gz']);
    expect(stdout.match(/^error without code under HTTP 502$/gm)).toHaveLength(2);
  });

  it.each([
    ['bot.lgo', 'cannot read bot.lgo: file not found'],
    ['./logs/bot', 'cannot read ./logs/bot: file not found'],
    ['/no/such/file', 'cannot read /no/such/file: file not found'],
    ['*.txt', 'no file matches *.txt'],
    ['.', 'cannot read .: expected a file, got a directory'],
    ['broken.log.gz', 'cannot read broken.log.gz: unexpected end of file'],
    ['plain.log.gz', 'cannot read plain.log.gz: incorrect header check'],
    ['empty.log', 'No payload given. Pass one in quotes or pipe it to `decode -`. (errlex decode --help)'],
  ])('exits with 2 for %s', async (name, problem) => {
    expect(await decode([name])).toEqual({ exitCode: 2, stdout: '', stderr: `errlex: ${problem}\n` });
  });
});

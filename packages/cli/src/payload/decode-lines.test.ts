import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { runCli, runForBytes, runForJson } from '../run-cli.fixture.js';
import { createLineGroups } from './decode-lines.js';

const payload = '{"code":-1121,"msg":"Invalid symbol."}';

describe('errlex decode -', () => {
  it.each<[string, string, string[]]>([
    ['a payload over several lines', '{\n"code": -1121,\n"msg": "x"\n}\n', ['api-error']],
    ['a payload on each line', '{"code":-1}\r\n\n{"code":0}\n', ['api-error', 'success']],
    ['lines that are no JSON', '<html>\n</html>\n', ['text', 'text']],
    ['JSON on some lines', '{"code":-1}\noops\n{"code":-2}', ['api-error', 'text', 'api-error']],
    [
      'a document that breaks off',
      '{\n"code": -1,\nERR\n{"code":-2}\n',
      ['text', 'text', 'text', 'api-error'],
    ],
    ['JSON that is broken', '{oops}\n[1,]\n{"code":-1}\n', ['text', 'text', 'api-error']],
    ['errors without a code', '{"success":false,"errorMessage":"no"}\n', ['response-error']],
    ['values that are no payloads', '123\n"code"\nnull\n{"a":1} {"b":2}\n', ['text', 'text', 'text', 'text']],
    ['a byte order mark', '\ufeff{"code":-1}', ['api-error']],
    ['deep nesting', '['.repeat(1e5), ['text']],
    ['bytes beyond a text', '\u0000\u0007\ud800', ['text']],
    [
      'a line of megabytes',
      `${'x'.repeat(3 * 2 ** 20)}\n{"code":-1}\n`,
      ['text', 'text', 'text', 'api-error'],
    ],
  ])('reads %s', async (_, input, kinds) => {
    const decoded = (await runForJson(['decode', '-'], { input })) as { kind: string }[];
    expect(decoded.map(({ kind }) => kind)).toEqual(kinds);
  });

  it('passes lines without a payload through byte for byte', async () => {
    const lines = Buffer.from('\xff caf\xe9\r\n{"serverTime":1}\n\n  [1, 2]\n{\n}\nno line break', 'latin1');
    expect((await runForBytes(['decode'], { input: lines })).stdout).toEqual(lines);
    const { stdout } = await runForBytes(['decode'], {
      input: Buffer.concat([lines, Buffer.from(`\n${payload}\n`)]),
    });
    expect(stdout.subarray(0, lines.length)).toEqual(lines);
    expect(stdout.subarray(lines.length + 1).toString()).toMatch(/^-1121 INVALID_SYMBOL\n/);
  });

  it('separates payloads by an empty line, other lines by none', async () => {
    const { stdout: one } = await runCli(['decode', payload]);
    const { stdout } = await runCli(['decode'], { input: `${payload}\n${payload}\nplain\n${payload}\n` });
    expect(stdout).toBe(`${one}\n${one}plain\n${one}`);
  });

  it('returns a document that is not JSON as it is', async () => {
    const [only] = (await runForJson(['decode', '-'], { input: '[\n1 2\n]\n' })) as { body: string }[];
    expect(only?.body).toBe('[\n1 2\n]');
  });

  it('prints texts of every script as UTF-8', async () => {
    const { stdout } = await runCli(['decode', '-', '--locale', 'ja'], {
      input: '{"code":-1121,"msg":"Symbolé"}\n',
    });
    expect(stdout).toMatch(/\p{Script=Katakana}/u);
    expect(stdout).toContain('Symbolé');
  });
});

function group(lines: readonly string[]): string[] {
  const groups = createLineGroups();
  return [...lines.flatMap(groups.push), ...groups.end()];
}

describe('createLineGroups', () => {
  it.each([
    [
      'puts a document over several lines together',
      ['{\n', ' "a": [\n', ' 1 ]\n', '}\n', 'x\n'],
      ['{\n "a": [\n 1 ]\n}\n', 'x\n'],
    ],
    ['leaves documents of one line by themselves', ['{"a":1}\n', '[1]\n'], ['{"a":1}\n', '[1]\n']],
    ['sees no bracket in a string', ['{"a":"{"}\n', '{"a":"\\"}"}\n'], ['{"a":"{"}\n', '{"a":"\\"}"}\n']],
    ['lets go of what text breaks off', ['{\n', 'ERR foo\n', '}\n'], ['{\n', 'ERR foo\n', '}\n']],
    ['lets go of what another document breaks off', ['{\n', '{"a":1}\n'], ['{\n', '{"a":1}\n']],
    [
      'lets go of what a document breaks off that ends with it',
      ['{\n', '"a"\n', '{"b":1}\n', '}\n'],
      ['{\n', '"a"\n', '{"b":1}\n', '}\n'],
    ],
    ['takes an empty object over two lines', ['{\n', '}\n'], ['{\n}\n']],
    ['gives what never ends at the end', ['{\n', '"a":1,\n'], ['{\n', '"a":1,\n']],
    ['takes an empty line inside a document', ['[\n', '\n', '1]\n'], ['[\n\n1]\n']],
  ])('%s', (_, lines, expected) => {
    expect(group(lines)).toEqual(expected);
  });

  it.each(['17 {\n', '} {\n', '"a" [\n'])('holds nothing back that begins with no bracket: %j', (line) => {
    expect(createLineGroups().push(line)).toEqual([line]);
  });

  it('lets go at once of what text breaks off', () => {
    const groups = createLineGroups();
    expect(groups.push('{\n')).toEqual([]);
    expect(groups.push('ERR foo\n')).toEqual(['{\n', 'ERR foo\n']);
  });

  it('lets go at once of what closes too often', () => {
    const groups = createLineGroups();
    groups.push('[\n');
    expect(groups.push(']]\n')).toEqual(['[\n', ']]\n']);
  });

  it('holds no more than a megabyte back', () => {
    const groups = createLineGroups();
    const line = `"${'a'.repeat(999)}",\n`;
    groups.push('[\n');
    let held = 0;
    while (groups.push(line).length === 0) held++;
    expect(held).toBeLessThan(1100);
  });

  it('gives every line, in order, whatever they are', () => {
    const line = fc
      .array(fc.constantFrom('{', '}', '[', ']', '"a"', ':', ',', '1', ' ', 'x', '{"a":1}'), { maxLength: 4 })
      .map((tokens) => tokens.join('') + '\n');
    fc.assert(
      fc.property(fc.array(line, { maxLength: 30 }), (lines) => {
        expect(group(lines).join('')).toBe(lines.join(''));
      }),
    );
  });

  it('puts together what JSON.stringify spread over lines', () => {
    fc.assert(
      fc.property(fc.array(fc.object(), { maxLength: 5 }), (values) => {
        const documents = values.map((value) => JSON.stringify(value, undefined, 2) + '\n');
        expect(group(documents.join('').match(/[^\n]*\n/g) ?? [])).toEqual(documents);
      }),
    );
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createLineGroups } from './group-lines.js';

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

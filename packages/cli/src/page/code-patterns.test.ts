import { describe, expect, it } from 'vitest';
import { parseCodes } from './parse-codes.js';
import { pageBlocks } from './read-page.js';

const read = (page: string) => {
  const { codes, problems } = parseCodes(pageBlocks(page));
  return {
    codes: codes.map(({ code, reason, messages }) => [code, reason, ...messages]),
    problems: problems.map(({ problem }) => problem),
  };
};

/** Renders a table in Markdown; the first row is its head. */
const table = (...rows: readonly (readonly string[])[]) =>
  rows
    .flatMap((cells, index) => [
      `| ${cells.join(' | ')} |`,
      ...(index === 0 ? [`|${' --- |'.repeat(cells.length)}`] : []),
    ])
    .join('\n');

describe('a table of codes', () => {
  it.each([
    ['Status', false],
    ['HTTP status code', false],
    ['Status code', true],
    ['状态', false],
    ['状态码', true],
  ])('has its codes below %s: %j', (title, isCode) => {
    const { codes } = read(`# E\n\n${table([title, 'Message'], ['4001', 'a'], ['4002', 'b'])}`);
    expect(codes.map(([code]) => code)).toEqual(isCode ? [4001, 4002] : []);
  });

  it.each([
    ['half of the cells', ['-1001', 'x'], []],
    ['most of the cells', ['-1001', '-1002', 'x'], [-1001, -1002]],
    ['the beginnings of cells', ['-1001 to -1003', '-1004 to -1006'], []],
    ['the ends of cells', ['from -1001', 'from -1002'], []],
  ])('without a title is known by %s', (_, cells, expected) => {
    const rows = cells.map((cell) => `<tr><td>${cell}</td><td>text</td></tr>`).join('');
    expect(read(`<table>${rows}</table>`).codes.map(([code]) => code)).toEqual(expected);
  });

  it.each([
    ['all cells', ['A_B', 'C_D'], ['A_B', 'C_D']],
    ['half of the cells', ['A_B', 'c d'], [undefined, undefined]],
    ['the ends of cells', ['see A_B', 'see C_D'], [undefined, undefined]],
  ])('has names in a column if they fill %s', (_, cells, expected) => {
    const rows = cells.map((cell, index) => [`400${index}`, cell, `text ${index}`]);
    const { codes } = read(`# E\n\n${table(['Code', 'Kind', 'Message'], ...rows)}`);
    expect(codes).toEqual(expected.map((reason, index) => [4000 + index, reason, `text ${index}`]));
  });

  it('names the columns with texts that it does not read, in their order', () => {
    const page = table(
      ['Code', 'Notes', 'Message', 'Fix', 'Empty'],
      ['4001', '', 'a', 'b', ''],
      ['4002', 'c', 'd', 'e', ''],
    );
    expect(read(`# E\n\n${page}`).problems).toEqual(['columns left out: Notes, Fix']);
  });

  it('whose row ends behind the code has no message', () => {
    const page =
      '<table><tr><th>Code</th><th>Text</th></tr><tr><td>4001</td></tr><tr><td>4002</td><td>b</td></tr></table>';
    expect(read(page)).toEqual({
      codes: [
        [4001, undefined],
        [4002, undefined, 'b'],
      ],
      problems: ['4001 has no message'],
    });
  });
});

describe('a table of messages', () => {
  const messages = table(
    ['Error message', 'Description'],
    ['"Unknown order."', 'x'],
    ['"a" or b', 'y'],
    ['not "c"', ''],
    ['', 'z'],
  );
  const texts = ['Unknown order.', '"a" or b', 'not "c"'];

  it.each([
    ['Messages for -1010, -2010', [-1010, -2010]],
    ['Message of -1010', [-1010]],
    ['Error messages for -1010', [-1010]],
    ['错误信息 -1010', [-1010]],
    ['消息 -1010', [-1010]],
    ['All messages for -1010', []],
    ['The 消息 of -1010', []],
    ['See also -1010 and -2010', []],
  ])('below "%s" belongs to the codes that it names: %j', (heading, owners) => {
    const { codes } = read(`# E\n\n## ${heading}\n\n${messages}`);
    expect(codes).toEqual(owners.map((code) => [code, undefined, ...texts]));
  });

  it('has codes of its own if it has a column of them', () => {
    const own = table(['Code', 'Message'], ['-1013', 'Filter failed.']);
    expect(read(`## Messages for -1010\n\n${own}`).codes).toEqual([[-1013, undefined, 'Filter failed.']]);
  });
});

describe('a line', () => {
  it.each([
    ['-1121: At most 1000 orders.', [[-1121, undefined, 'At most 1000 orders.']], []],
    ['-1010 -1011 X', [], ['several codes in one line: "-1010 -1011 X"']],
  ])('is one code, or several: %s', (line, codes, problems) => {
    expect(read(`${line}\n`)).toEqual({ codes, problems });
  });

  it.each([
    ['numbers alone', '- 10000\n- 10001\n- 10002\n'],
    ['two items among others', '- a\n- b\n- c\n- 10000 orders\n- 20000 requests\n'],
    ['paragraphs', '10000 orders\n\n20000 requests\n\n30000 looks\n\n- 40000 calls\n'],
  ])('is no code in a list of %s', (_, lines) => {
    expect(read(`# E\n\n${lines}`).codes).toEqual([]);
  });

  it('below a list of codes is no code', () => {
    const list = '- 10001 a\n- 10002 b\n- 10003 c\n';
    expect(read(`# E\n\n${list}\n20000 requests per day are allowed.\n`).codes).toHaveLength(3);
  });

  it.each(['| 10001 | lost |', '|10001|lost|', '| `10001` | lost |', '|-1001|lost|'])(
    'is reported as a row outside of a table: %s',
    (row) => {
      expect(read(`# -1001 A_B\n * b\n\n${row}\n`).problems[0]).toMatch(/^a row outside of a table: /);
    },
  );

  it.each(['The row | 10001 | is lost.', '| a10001 | lost |', '| 10001x | lost |'])(
    'is no row: %s',
    (line) => {
      expect(read(`# -1001 A_B\n * b\n\n${line}\n`).problems).toEqual([
        `prose after the messages of -1001: "${line}"`,
      ]);
    },
  );

  it('of text behind the messages of a code is no heading if no code follows', () => {
    const page = '-1121 A_B: x\nThe end is near.\nMore\n-1122 C_D: y\nAnd 10xx are more.\n';
    expect(read(page).problems).toEqual([
      'prose after the messages of -1121: "The end is near."',
      'prose after the messages of -1122: "And 10xx are more."',
    ]);
  });
});

it('a heading that begins with a digit behind its code is a message, and a name without a message is reported', () => {
  expect(read('### 10002 3D secure\n\n### 10003 Time error\n\n### 10004 Other\n\nText.\n')).toEqual({
    codes: [
      [10002, undefined, '3D secure'],
      [10003, 'TIME_ERROR'],
      [10004, 'OTHER', 'Text.'],
    ],
    problems: ['10003 has no message'],
  });
});

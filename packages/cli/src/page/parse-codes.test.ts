import { describe, expect, it } from 'vitest';
import { parseCodes } from './parse-codes.js';
import { pageBlocks } from './read-page.js';
import { type Documented, formats } from './render-page.fixture.js';

const rows: readonly Documented[] = [
  { code: -1000, reason: 'UNKNOWN', section: '10xx - General', templates: ['Something failed.'] },
  {
    code: -1003,
    reason: 'TOO_MANY_CALLS',
    section: '10xx - General',
    templates: ['Too many calls.', 'No more than %d calls per %s.'],
  },
  { code: -2013, reason: 'NO_SUCH_ORDER', section: '20xx - Orders', templates: ['There is no such order.'] },
];

function parse(page: string) {
  const { codes, problems } = parseCodes(pageBlocks(page));
  return {
    codes: codes.map(({ code, reason, section, messages }) => ({
      code,
      reason,
      section,
      templates: messages,
    })),
    problems: problems.map(({ line, problem }) => `${line}: ${problem}`),
  };
}

describe('parseCodes', () => {
  it.each(Object.entries(formats))('reads a page as %s', (_, render) => {
    expect(parse(render(rows))).toEqual({ codes: rows, problems: [] });
  });

  it.each([
    ['-1121 BAD_SYMBOL', { reason: 'BAD_SYMBOL', templates: [] }],
    ['-1121 TIMEOUT', { reason: 'TIMEOUT', templates: [] }],
    ['-1121: Bad symbol.', { reason: undefined, templates: ['Bad symbol.'] }],
    ['-1121 BAD_SYMBOL: Bad symbol.', { reason: 'BAD_SYMBOL', templates: ['Bad symbol.'] }],
    ['−1121\tBAD_SYMBOL\tBad symbol.', { reason: 'BAD_SYMBOL', templates: ['Bad symbol.'] }],
    ['-1121 - API key is bad.', { reason: undefined, templates: ['API key is bad.'] }],
    ['-1121 UNKNOWN | Something failed.', { reason: 'UNKNOWN', templates: ['Something failed.'] }],
  ])('reads the line %j', (line, expected) => {
    expect(parse(`${line}\n`).codes).toEqual([{ code: -1121, section: '', ...expected }]);
  });

  it('reads prose: the paragraph under a code is its message', () => {
    const page = '## Orders\n\n### -2021 Order partially replaced.\n\nOnly one of the two steps worked.\n';
    expect(parse(page).codes).toEqual([
      {
        code: -2021,
        reason: 'ORDER_PARTIALLY_REPLACED',
        section: 'Orders',
        templates: ['Only one of the two steps worked.'],
      },
    ]);
  });

  it('reads a list of codes', () => {
    const page = '# Codes\n\n- `-1121` BAD_SYMBOL: Bad symbol.\n- `-1122`: Bad side.\n';
    expect(parse(page).codes).toMatchObject([
      { code: -1121, reason: 'BAD_SYMBOL', templates: ['Bad symbol.'] },
      { code: -1122, reason: undefined, templates: ['Bad side.'] },
    ]);
  });

  it('reads a table whose positive codes stand under a heading that says so', () => {
    const page = '| Error Code | Meaning |\n|--|--|\n| 10007 | bad symbol |\n| 700001 | bad key |\n';
    expect(parse(page).codes.map(({ code }) => code)).toEqual([10007, 700001]);
  });

  it.each([
    ['statuses of HTTP', '| HTTP status code | Meaning |\n|--|--|\n| 418 | banned |\n| 429 | slow down |\n'],
    ['other numbers', '| Size | Count |\n|--|--|\n| 10 | 20 |\n'],
    ['codes of another kind', '| Code | Text |\n|--|--|\n| AB | x |\n| CD | y |\n| EF | z |\n| 10 | x |\n'],
  ])('reads no codes in a table of %s', (_, page) => {
    expect(parse(page)).toEqual({ codes: [], problems: [] });
  });

  it('reads the columns of a table by what they hold, else by their headers', () => {
    const columns = (header: string, ...rows: string[]) =>
      parse([header, header.replace(/[^|]+/g, '--'), ...rows, ''].join('\n')).codes.map((row) => [
        row.code,
        row.reason,
        ...row.templates,
      ]);
    const code = ['-1121', 'a b'];
    expect(columns('| Code | Message | Description |', '| -1121 | BAD_SYMBOL | a b |')).toEqual([
      [-1121, 'BAD_SYMBOL', 'a b'],
    ]);
    expect(columns('| Code | Remark | Message |', '| -1121 | c d | a b |')).toEqual([
      [-1121, undefined, 'a b'],
    ]);
    expect(columns('| Code | Remark | Text |', '| -1121 | c d | a b |')).toEqual([[-1121, undefined, 'a b']]);
    expect(columns('| Code | Remark | What it means |', '| -1121 | c d | a b |')).toEqual([
      [-1121, undefined, 'c d'],
    ]);
    expect(columns('| No. | What |', `| ${code.join(' | ')} |`, '| −1122 | b c |')).toEqual([
      [-1121, undefined, 'a b'],
      [-1122, undefined, 'b c'],
    ]);
    expect(columns('| Code | Name |', '| -1121 | BAD_SYMBOL |')).toEqual([[-1121, 'BAD_SYMBOL']]);
  });

  it('reads a table without headers, with the codes as headers, and with cells that are missing', () => {
    expect(parse('<table><tr><td>-1121</td><td>a</td></tr></table>').codes).toMatchObject([
      { code: -1121, templates: ['a'] },
    ]);
    const rows = '<tr><th>-1121</th><td>a</td></tr>';
    expect(parse(`<table><tr><th>Code</th><th>Text</th></tr>${rows}</table>`)).toMatchObject({
      codes: [{ code: -1121, templates: ['a'] }],
      problems: [],
    });
    const short = '<tr><td>a</td><td>-1121</td></tr><tr><td>b</td></tr>';
    expect(parse(`<table><tr><th>Text</th><th>Code</th></tr>${short}</table>`)).toMatchObject({
      codes: [{ code: -1121, templates: ['a'] }],
      problems: ['1: "" is not a code'],
    });
    expect(parse('<p>x</p><table><tr><td>a</td></tr></table>')).toEqual({ codes: [], problems: [] });
  });

  it('takes for a section what stands right above a code, where the page has no headings', () => {
    const page = [
      'Orders',
      '-2013 NO_SUCH_ORDER',
      'There is none.',
      'Trading',
      '-2014 BAD_TRADE',
      '• It is bad.',
      'Goodbye',
    ].join('\n');
    expect(parse(page)).toEqual({
      codes: [
        { code: -2013, reason: 'NO_SUCH_ORDER', section: 'Orders', templates: ['There is none.'] },
        { code: -2014, reason: 'BAD_TRADE', section: 'Trading', templates: ['It is bad.'] },
      ],
      problems: ['7: prose after the messages of -2014: "Goodbye"'],
    });
    const table = '<table><tr><td>-1121</td><td>a</td></tr></table>';
    expect(parse(`<div>Orders</div>${table}`).codes).toMatchObject([{ section: 'Orders' }]);
    const sizes = '<table><tr><td>10</td></tr></table>';
    const later = `<div>Sizes</div>${sizes}<div>-1122: b</div>`;
    expect(parse(`<div>Orders</div>${table}${later}`).codes.map(({ section }) => section)).toEqual([
      'Orders',
      'Orders',
    ]);
    expect(parse('## Orders\n\nThese occur.\n\n-1121 BAD_SYMBOL: Bad.\n').codes).toMatchObject([
      { section: 'Orders' },
    ]);
    expect(parse('-2013 NO_SUCH_ORDER\nThere is none.\n-2014 BAD_TRADE: Bad.\n').codes).toMatchObject([
      { section: '', templates: ['There is none.'] },
      { section: '' },
    ]);
  });

  it('reads headings over several lines, wrapped, with links to themselves, and none that is empty', () => {
    const page = `<h2 id="o">Orders <a href="#o">¶ #</a></h2><h3> ## </h3>
<span>see<h3>-1121<br>BAD_SYMBOL</h3></span><p>Bad <b> symbol.</b></p>`;
    expect(parse(page)).toEqual({
      codes: [{ code: -1121, reason: 'BAD_SYMBOL', section: 'Orders', templates: ['Bad symbol.'] }],
      problems: [],
    });
    expect(parse('<h3 id="a">-1121 BAD_SYMBOL</h3>').problems).toEqual(['1: -1121 has no message']);
  });

  it('leaves out the links of a table of contents, and reads what stands in lists beneath a link', () => {
    const contents = '<a href="#a">-9999 NOT_HERE</a>';
    const page = `<ul><li>${contents}<ul><li>${contents}</li></ul></li>
<li><a href="#b">Codes</a><ol><li>-1121 BAD_SYMBOL: Bad.</li></ol></li>
<li><a href="#c">Codes</a><ul><li>-1122 BAD_SIDE: Bad.</li></ul></li></ul>`;
    expect(parse(page).codes.map(({ code }) => code)).toEqual([-1121, -1122]);
  });

  it('reads text with any ends of lines, wide spaces and invisible characters', () => {
    expect(parse('\ufeff\u200b-1121 BAD_SYMBOL\r•  Bad   symbol.\r').codes).toMatchObject([
      { reason: 'BAD_SYMBOL', templates: ['Bad symbol.'] },
    ]);
  });

  it('goes on behind what it could not read, in the same section', () => {
    const page = '# A\n\n### -1010 1011 X\n\n### -1012 Y_Z\n * b\n';
    expect(parse(page).codes).toEqual([{ code: -1012, reason: 'Y_Z', section: 'A', templates: ['b'] }]);
    const late = '-3000 LATE_ONE: late\n';
    expect(parse(`${formats.text(rows)}-1000 UNKNOWN\n-2013 NO_SUCH_ORDER\n${late}`)).toMatchObject({
      codes: [...rows, { code: -3000, section: '20xx - Orders' }],
      problems: [],
    });
  });

  it('tells of its problems in the order of their lines', () => {
    expect(parse('### -1121 X\n\n### -1122 Y\n * a\n * a\n').problems).toEqual([
      '1: -1121 has no message',
      '5: -1122 has the message "a" twice',
    ]);
  });

  it('takes markup for text, and text for text', () => {
    const page = '### -1035 OUT\n * Send [Logout`<5>`](x.md) &amp; `a_b_c` *again*.\n';
    expect(parse(page).codes[0]?.templates).toEqual(['Send Logout<5> & a_b_c again.']);
    expect(parse('-1035 OUT_NOW\n• Send *that* &amp; a_b_c.').codes[0]?.templates).toEqual([
      'Send *that* &amp; a_b_c.',
    ]);
  });

  it('reads HTML inside Markdown, with its lines', () => {
    const page =
      '# Codes\n\n<table>\n<tr><th>Code</th><th>Text</th></tr>\n<tr><td>-1121</td><td>a<br/>b</td></tr>\n<tr><td>4XX</td><td>c</td></tr>\n</table>\n';
    expect(parse(page)).toMatchObject({
      codes: [{ code: -1121, templates: ['a', 'b'] }],
      problems: ['6: "4XX" is not a code'],
    });
  });

  it.each([
    ['Markdown', '# Codes\n\n### -1121 X\n * a\n\nb\n', '6: prose after the messages of -1121: "b"'],
    ['Markdown', '### -1121 X\n * a\n   * nested\n', '3: a list inside a message: "nested"'],
    [
      'Markdown',
      '### -1010 1011 1012 X\n * a\n### -1 A\n',
      '1: several codes in one line: "-1010 1011 1012 X"',
    ],
    ['HTML', '<h3>-1121 X</h3>\n<ul>\n<li>a\n<li>a\n</ul>', '4: -1121 has the message "a" twice'],
    ['Markdown', '### -1121 X\n\n### -1122 Y\n * a\n', '1: -1121 has no message'],
    [
      'text',
      '-1121 X_Y\n• a\n-1121 Z_Z\n• b\n',
      '3: -1121 stands twice; all its messages are kept under X_Y',
    ],
    [
      'text',
      '-1121: a\n-1121\n• b\n',
      '2: -1121 stands twice; all its messages are kept under its first place',
    ],
    ['text', '-1121 X_Y: a\n-1121 X_Y: b\n', '2: -1121 stands twice; all its messages are kept under X_Y'],
    [
      'Markdown',
      '| Code | Text |\n|--|--|\n| 00000 | fine |\n| 201 | bad |\n',
      '3: 0 is left out: it means success',
    ],
    ['Markdown', '| Code | Text |\n|--|--|\n| -201 x | fine |\n| 201 | bad |\n', '3: "-201 x" is not a code'],
    ['Markdown', '| Code | Text |\n|--|--|\n| x201 | fine |\n| 201 | bad |\n', '3: "x201" is not a code'],
    [
      'Markdown',
      '| Code | Text |\n|--|--|\n| 200 | fine |\n| 201 | bad |\n',
      '3: 200 is left out: it means success',
    ],
    [
      'Markdown',
      '### -1121 X\n * a\n\n## More\n\n| Message | Meaning |\n|--|--|\n| b | c |\n',
      '6: a table without codes, 1 rows: Message | Meaning',
    ],
  ])('tells with its line what it could not read in %s: %j', (_, page, problem) => {
    expect(parse(page).problems).toEqual([problem]);
  });

  it('keeps all messages of a code that stands twice', () => {
    expect(parse('-1121 X_Y\n• a\n-1121 Z_Z\n• b\n').codes).toMatchObject([
      { reason: 'X_Y', templates: ['a', 'b'] },
    ]);
  });

  it('leaves out a table of contents in text, before the codes or behind them', () => {
    const contents = '-1000 UNKNOWN\n-2013 NO_SUCH_ORDER\n';
    const page = formats.text(rows);
    expect(parse(contents + page)).toEqual({ codes: rows, problems: [] });
    expect(parse(page + contents)).toEqual({ codes: rows, problems: [] });
  });
});

describe('pages as exchanges write them', () => {
  const read = (page: string) => {
    const { codes, problems } = parseCodes(pageBlocks(page));
    return {
      codes: codes.map(({ code, reason, messages }) => [code, reason, ...messages]),
      problems: problems.map(({ problem }) => problem).filter((problem) => !problem.startsWith('columns')),
    };
  };

  it.each<[string, string, unknown[][]]>([
    [
      'codes without a sign in headings',
      '### 10001\nParams error\n\n### 10002 Time error\nTry again\n',
      [
        [10001, undefined, 'Params error'],
        [10002, 'TIME_ERROR', 'Try again'],
      ],
    ],
    [
      'codes without a sign in bullets',
      '# E\n\n- 10000 URLが存在しません\n- 20001 ACCESS-KEY が不正です\n- 30001 注文数量\n',
      [
        [10000, undefined, 'URLが存在しません'],
        [20001, undefined, 'ACCESS-KEY が不正です'],
        [30001, undefined, '注文数量'],
      ],
    ],
    [
      'a table for several codes',
      '# -2010 REJECTED\n * Rejected.\n\n## Messages for -1010 RECEIVED, -2010 REJECTED\n\nError message | Description\n--- | ---\n"Unknown order sent." | x\n',
      [
        [-2010, 'REJECTED', 'Rejected.', 'Unknown order sent.'],
        [-1010, 'RECEIVED', 'Unknown order sent.'],
      ],
    ],
    [
      'a bullet that is indented by a no-break space',
      '## -1000 UNKNOWN\n * An error.\n\u00a0* 未知错误。\n',
      [[-1000, 'UNKNOWN', 'An error.', '未知错误。']],
    ],
    [
      'MDX with escapes, components and ids of headings',
      "import Tabs from '@theme/Tabs';\n\n{/* -1999 OLD */}\n\n<Tabs>\n\n### \\-1121 INVALID\\_SYMBOL {#e1121}\n\n* Invalid \\`symbol\\`\\.\n\n| Code | Message |\n|:--|:--|\n| \\-1123 | \\{limit\\} a \\| b |\n\n</Tabs>\n",
      [
        [-1121, 'INVALID_SYMBOL', 'Invalid `symbol`.'],
        [-1123, undefined, '{limit} a | b'],
      ],
    ],
    [
      'HTML that is escaped as a whole',
      '&lt;table&gt;&lt;tr&gt;&lt;td&gt;-1121&lt;/td&gt;&lt;td&gt;a &amp;lt; b&lt;/td&gt;&lt;/tr&gt;&lt;/table&gt;',
      [[-1121, undefined, 'a < b']],
    ],
    ['fullwidth signs', '## －1000 UNKNOWN\n * 参数％s为空\n', [[-1000, 'UNKNOWN', '参数%s为空']]],
    [
      'a table whose second row has less cells than its head',
      '# E\n\n|Code |Description | |\n|:--|:--|\n| 110300 | The order does not exist | x |\n',
      [[110300, undefined, 'The order does not exist']],
    ],
    [
      'a table with codes of one digit',
      '# E\n\n| Code | Return Message | Description |\n|---|---|---|\n| 4 | Blocked | 제한 |\n',
      [[4, undefined, 'Blocked']],
    ],
    ...(
      [
        ['zh', '错误码', '描述'],
        ['zh-TW', '響應碼', '描述'],
        ['ja', 'コード', '説明'],
        ['ko', '코드', '설명'],
        ['ru', 'Код ошибки', 'Описание'],
        ['es', 'Código', 'Descripción'],
        ['pt', 'Código', 'Descrição'],
        ['tr', 'Kod', 'Açıklama'],
        ['vi', 'Mã lỗi', 'Mô tả'],
        ['fr', "Code d'erreur", 'Signification'],
        ['de', 'Fehlercode', 'Beschreibung'],
      ] as const
    ).map(([tag, code, text]): [string, string, unknown[][]] => [
      `a table with titles in ${tag}`,
      `# E\n\n| n | ${code} | ${text} |\n|---|---|---|\n| 1 | 4001 | Text a |\n| 2 | 4002 | Text b |\n`,
      [
        [4001, undefined, 'Text a'],
        [4002, undefined, 'Text b'],
      ],
    ]),
  ])('reads %s', (_, page, codes) => {
    expect(read(page)).toEqual({ codes, problems: [] });
  });

  it('reports columns that it leaves out, once for all tables with them, also those without a title', () => {
    const table = '| Code | Message | Fix |\n|--|--|--|\n| 4001 | a | b | 甲 |\n| 4002 | c | d |\n';
    const page = `# E\n\n${table}\n${table.replaceAll('400', '500')}`;
    expect(parse(page)).toMatchObject({
      codes: [{ code: 4001 }, { code: 4002 }, { code: 5001 }, { code: 5002 }],
      problems: ['3: columns left out: Fix, 4'],
    });
  });

  it('leaves out a table of HTTP statuses, with a note', () => {
    const table = (code: number) => `|Code|Text|\n|--|--|\n|${code}|Bad request|\n`;
    const page = `## HTTP Code\n${table(400)}\n## HTTP errors\n${table(10400)}\n## HTTP 400\n${table(102)}`;
    const { codes, problems } = read(`${page}\n## HTTP\n${table(205).replace('Code', 'errorCode')}`);
    expect(codes.map(([code]) => code)).toEqual([10400, 102, 205]);
    expect(problems).toEqual(['HTTP statuses are left out, 1 rows']);
  });

  it('takes a title in another script for a message, not for a name', () => {
    const page = '# E\n\n### -1115 无效的TIF参数\n * TIF非法\n\n### -1158 OCO 订单类型被拒绝\n\n## More\n';
    expect(read(page)).toEqual({
      codes: [
        [-1115, undefined, 'TIF非法'],
        [-1158, undefined, 'OCO 订单类型被拒绝'],
      ],
      problems: [],
    });
  });

  it('reads no code in a sentence or a date that begins with a number', () => {
    expect(
      read('# 2026-01-02 release\n\n- 10000 orders are the limit\n\n## -1121 AB_C\n * d\n').codes,
    ).toEqual([[-1121, 'AB_C', 'd']]);
  });

  it('reports a row outside of a table', () => {
    expect(read('# -1001 A_B\n * b\n\n| 10001 | lost |\n').problems).toEqual([
      'a row outside of a table: "| 10001 | lost |"',
    ]);
  });
});

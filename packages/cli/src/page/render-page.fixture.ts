/** A code to be written into a page. */
export interface Documented {
  readonly code: number;
  readonly reason: string;
  readonly section: string;
  readonly templates: readonly string[];
}

/** The ways in which pages of codes are written. */
export const formats = {
  text: (rows: readonly Documented[]) =>
    bySection(rows, (section) => `${section}\n`, renderTextRow).join('\n'),
  'Markdown, headings': (rows: readonly Documented[]) =>
    `# Error codes\n\n\`\`\`json\n{ "code": -1121, "msg": "x" }\n\`\`\`\n\n${bySection(
      rows,
      (section) => `## ${section}\n`,
      ({ code, reason, templates }) =>
        `### ${code} ${reason}\n${templates.map((text) => ` * ${text}\n`).join('')}`,
    ).join('\n')}`,
  'Markdown, tables': (rows: readonly Documented[]) =>
    bySection(
      rows,
      (section) => `\n## ${section}\n\n| Code | Name | Description |\n| ---- | ---- | ----------- |`,
      ({ code, reason, templates }) =>
        `| ${code} | ${reason.replaceAll('_', '\\_')} | ${templates.join('<br>')} |`,
    ).join('\n'),
  'Markdown, quotes': (rows: readonly Documented[]) =>
    bySection(
      rows,
      (section) => `## ${section}\n`,
      ({ code, reason, templates }) =>
        `> \\${code} ${reason.replaceAll('_', '\\_')}\n\n${templates.map((text) => `* ${text}\n`).join('')}`,
    ).join('\n'),
  'HTML, headings': (rows: readonly Documented[]) =>
    `<!doctype html><nav><a href="#a">-9999 NOT_HERE</a></nav>
<ul><li><a href="#b">-9998 ELSEWHERE</a></li>${rows.map(({ code, reason }) => `<li><a href="#${code}">${code} ${reason}</a></li>`).join('')}</ul>
<h1>Error codes</h1><pre>{ "code": -1121 }</pre>
${bySection(
  rows,
  (section) => `<h2 id="s">${section}<a class="hash-link" href="#s">\u200b</a></h2>`,
  ({ code, reason, templates }) =>
    `<h3>${code} ${reason} <a href="#x">#</a></h3>\n<ul>${templates.map((text) => `<li><p>${text}</p></li>`).join('')}</ul>`,
).join('\n')}`,
  'HTML, tables': (rows: readonly Documented[]) =>
    bySection(
      rows,
      (section) =>
        `</tbody></table><h2>${section}</h2><table><thead><tr><th>Code<th>Name<th>Message</thead><tbody>`,
      ({ code, reason, templates }) =>
        `<tr><td><code>${code}</code></td><td>${reason}</td><td><ul>${templates.map((text) => `<li>${text}</li>`).join('')}</ul></td></tr>`,
    )
      .join('\n')
      .replace('</tbody></table>', '<div>'),
} satisfies Record<string, (rows: readonly Documented[]) => string>;

function renderTextRow({ code, reason, templates }: Documented): string {
  return `${code} ${reason}\n\n${templates.map((text) => `  • ${text}\n`).join('')}`;
}

function bySection(
  rows: readonly Documented[],
  renderSection: (section: string) => string,
  renderRow: (row: Documented) => string,
): string[] {
  return rows.flatMap((row, index) =>
    row.section === rows[index - 1]?.section
      ? [renderRow(row)]
      : [renderSection(row.section), renderRow(row)],
  );
}

import { readFileSync } from 'node:fs';
import { type Catalog, spotV3, spotV3Errors } from '@errlex/core';
import { loadMessages, locales } from '@errlex/i18n';
import { describe, expect, it } from 'vitest';
import { renderTemplate } from './catalog/load-messages.js';
import { runCli } from './run-cli.fixture.js';

const reference = new URL('../../core/reference/error-codes-v3.txt', import.meta.url);

interface Row {
  readonly code: number;
  readonly reason: string;
  readonly section: string;
  readonly templates: string[];
}

/** Reads the reference document: a heading, a line `-1121 INVALID_SYMBOL`, then its messages as bullets. */
function readReference(): Row[] {
  const rows: Row[] = [];
  let section = '';
  for (const line of readFileSync(reference, 'utf8').split('\n')) {
    const [, code, reason] = /^(-\d+) (\w+)$/.exec(line) ?? [];
    if (/^\d\dxx - /.test(line)) section = line;
    else if (code && reason) rows.push({ code: Number(code), reason, section, templates: [] });
    else if (/^\s*•/.test(line)) rows.at(-1)?.templates.push(line.replace(/^\s*•\s*/, ''));
  }
  return rows;
}

describe('errlex list --json', () => {
  it('has the reference document to the letter and in its order', async () => {
    const rows = readReference();
    // Counted another way, so that the parser above cannot skip a line.
    const text = readFileSync(reference, 'utf8');
    expect(rows).toHaveLength(text.match(/^-\d+/gm)?.length ?? 0);
    expect(rows.flatMap(({ templates }) => templates)).toHaveLength(text.match(/•/g)?.length ?? 0);
    const { exitCode, stdout, stderr } = await runCli(['list', '--json']);
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
    const { catalog } = JSON.parse(stdout) as { catalog: Catalog };
    expect(
      catalog.map(({ code, reason, section, messages }) => ({
        code,
        reason,
        section,
        templates: Object.values(messages).map(([template]) => template),
      })),
    ).toEqual(rows);
  });

  it('prints the whole contract, with every field of the definitions', async () => {
    const { catalog, roles, textRules, requestLifetime } = spotV3Errors;
    expect(JSON.parse((await runCli(['list', '--json'])).stdout)).toEqual({
      domain: 'spotV3',
      roles,
      textRules,
      requestLifetime,
      catalog,
    });
  });
});

describe('errlex list', () => {
  it('aligns its columns, by section', async () => {
    const lines = (await runCli(['list', '--locale', 'de'])).stdout.split('\n');
    expect(lines.slice(0, 6)).toEqual([
      '10xx - General Server or Network issues',
      '  -1000  UNKNOWN_ERROR                    Ein unbekannter Fehler ist aufgetreten.',
      '  -1054  SYSTEM_ERROR                     Systemfehler. Bitte versuchen Sie es später erneut.',
      '',
      '10xx - Authentication / Access',
      '  -1040  ACCESS_KEY_EMPTY                 Der Header ACCESS_KEY ist erforderlich.',
    ]);
    expect(lines).toContain(
      '                                          limit muss zwischen <min> und <max> liegen.',
    );
  });

  it.each(locales)('shows each message with its params as placeholders: %s', async (locale) => {
    const messages = await loadMessages(locale);
    const lines = (spotV3 as Catalog).flatMap((row) =>
      Object.keys(row.messages).map((id) => renderTemplate(id, messages)?.text ?? ''),
    );
    expect(lines.filter((line) => line === '' || /%[ds]|\{\{/.test(line))).toEqual([]);
    expect(lines.filter((line) => line.includes('<days>'))).toHaveLength(2);
  });
});

import type { Catalog, ErrorDefinition } from '@errlex/core';
import { escapeControls } from '@errlex/core/text';
import { type CatalogOptions, loadErrors } from './catalog/load-errors.js';
import type { PageCode } from './page/parse-codes.js';
import { printProblems, readPage } from './page/read-page.js';
import { added, print, removed, type Terminal, title, toJson } from './terminal.js';

export interface DiffOptions extends CatalogOptions {
  readonly json?: true;
}

/** Prints how an error-code page differs from the catalog. The exit status is 1 if it does. */
export async function diff(file: string, options: DiffOptions, terminal: Terminal): Promise<void> {
  const { catalog } = await loadErrors(options, terminal);
  const { codes, problems } = await readPage(file, terminal);
  printProblems(file, problems, terminal);
  const differences = compareCodes(catalog, codes);
  if (countDifferences(differences) > 0) terminal.exitCode = 1;
  await print(terminal, options.json ? toJson(differences, 2) : renderDifferences(differences));
}

/** How an error-code page differs from a catalog. */
interface Differences {
  /** Only on the page. */
  readonly added: readonly Listed[];
  /** Only in the catalog. */
  readonly removed: readonly Listed[];
  readonly renamed: readonly Change[];
  /** Under another heading. */
  readonly moved: readonly Change[];
  readonly changed: readonly ChangedMessages[];
}

interface Listed {
  readonly code: number;
  readonly reason: string | null;
  /** Null if there is no heading. */
  readonly section: string | null;
  readonly messages: readonly string[];
}

interface Change {
  readonly code: number;
  readonly from: string;
  readonly to: string;
}

interface ChangedMessages {
  readonly code: number;
  readonly reason: string;
  readonly removed: readonly string[];
  readonly added: readonly string[];
}

/** Compares by code. A name or a heading that only one side has is not a difference. */
function compareCodes(catalog: Catalog, page: readonly PageCode[]): Differences {
  const definitions = new Map(catalog.map((definition) => [definition.code, definition]));
  const codes = new Set(page.map(({ code }) => code));
  const both = page.flatMap((found) => {
    const definition = definitions.get(found.code);
    return definition === undefined ? [] : [{ definition, found }];
  });
  return {
    added: page
      .filter(({ code }) => !definitions.has(code))
      .map(({ code, reason = null, section, messages }) => ({
        code,
        reason,
        section: section || null,
        messages,
      })),
    removed: catalog
      .filter(({ code }) => !codes.has(code))
      .map(({ code, reason, section = null, messages }) => ({
        code,
        reason,
        section,
        messages: toTemplates(messages),
      })),
    renamed: both.flatMap(({ definition: { code, reason }, found }) => toChange(code, reason, found.reason)),
    moved: both.flatMap(({ definition: { code, section }, found }) => toChange(code, section, found.section)),
    changed: both.flatMap(({ definition, found }) => toChangedMessages(definition, found)),
  };
}

/** Counts the differences of all kinds. */
function countDifferences(differences: Differences): number {
  return Object.values(differences).reduce((count, kind) => count + kind.length, 0);
}

function toChange(code: number, from: string | undefined, to: string | undefined): Change[] {
  return !from || !to || to === from ? [] : [{ code, from, to }];
}

function toChangedMessages({ code, reason, messages }: ErrorDefinition, found: PageCode): ChangedMessages[] {
  const templates = toTemplates(messages);
  const removed = templates.filter((template) => !found.messages.includes(template));
  const added = found.messages.filter((template) => !templates.includes(template));
  return removed.length + added.length === 0 ? [] : [{ code, reason, removed, added }];
}

function toTemplates(messages: ErrorDefinition['messages']): string[] {
  return Object.values(messages).map(([template]) => template);
}

/** Renders differences for a person, kind by kind: `-` for what is in the catalog, `+` for what is on the page. */
function renderDifferences(differences: Differences): string {
  const { renamed, moved, changed } = differences;
  const count = countDifferences(differences);
  const kinds = [
    renderKind(
      'added',
      differences.added.map((listed) => renderListed('+', listed)),
    ),
    renderKind(
      'removed',
      differences.removed.map((listed) => renderListed('-', listed)),
    ),
    renderKind(
      'renamed',
      renamed.map(({ code, from, to }) => renderChange(String(code), [from], [to])),
    ),
    renderKind(
      'moved',
      moved.map(({ code, from, to }) => renderChange(String(code), [from], [to])),
    ),
    renderKind(
      'messages changed',
      changed.map((change) => renderChange(`${change.code} ${change.reason}`, change.removed, change.added)),
    ),
  ];
  return (
    kinds.join('') +
    (count === 0 ? 'no difference\n' : `${count} ${count === 1 ? 'difference' : 'differences'}\n`)
  );
}

function renderKind(name: string, entries: readonly string[]): string {
  return entries.length === 0 ? '' : `${title(name)}\n${entries.join('')}\n`;
}

function renderListed(sign: '+' | '-', { code, reason, messages }: Listed): string {
  const style = sign === '+' ? added : removed;
  const heading = `  ${sign} ${code} ${escapeControls(reason ?? '')}`.trimEnd();
  return [heading, ...messages.map((text) => `      ${escapeControls(text)}`)].map(style).join('\n') + '\n';
}

function renderChange(heading: string, from: readonly string[], to: readonly string[]): string {
  const lines = [
    ...from.map((text) => removed(`    - ${escapeControls(text)}`)),
    ...to.map((text) => added(`    + ${escapeControls(text)}`)),
  ];
  return `  ${heading}\n${lines.join('\n')}\n`;
}

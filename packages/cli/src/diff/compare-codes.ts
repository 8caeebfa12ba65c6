import type { Catalog, ErrorDefinition } from '@errlex/core';
import type { PageCode } from '../page/parse-codes.js';

/** How a page differs from a catalog. */
export interface Differences {
  /** On the page alone. */
  readonly added: readonly Listed[];
  /** In the catalog alone. */
  readonly removed: readonly Listed[];
  readonly renamed: readonly Change[];
  /** Under another heading. */
  readonly moved: readonly Change[];
  readonly changed: readonly ChangedMessages[];
}

export interface Listed {
  readonly code: number;
  readonly reason: string | null;
  readonly section: string;
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

/** Compares by code. A name or a heading that the page does not give is no difference. */
export function compareCodes(catalog: Catalog, page: readonly PageCode[]): Differences {
  const rows = new Map(catalog.map((row) => [row.code, row]));
  const codes = new Map(page.map((found) => [found.code, found]));
  const both = page.flatMap((found) => {
    const row = rows.get(found.code);
    return row === undefined ? [] : [{ row, found }];
  });
  return {
    added: page
      .filter(({ code }) => !rows.has(code))
      .map(({ code, reason = null, section, messages }) => ({ code, reason, section, messages })),
    removed: catalog
      .filter(({ code }) => !codes.has(code))
      .map(({ code, reason, section, messages }) => ({
        code,
        reason,
        section,
        messages: toTemplates(messages),
      })),
    renamed: both.flatMap(({ row, found }) => toChange(row.code, row.reason, found.reason)),
    moved: both.flatMap(({ row, found }) => toChange(row.code, row.section, found.section || undefined)),
    changed: both.flatMap(({ row, found }) => toChangedMessages(row, found)),
  };
}

/** How many differences there are. */
export function countDifferences(differences: Differences): number {
  return Object.values(differences).reduce((count, kind) => count + kind.length, 0);
}

function toChange(code: number, from: string, to: string | undefined): Change[] {
  return to === undefined || to === from ? [] : [{ code, from, to }];
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

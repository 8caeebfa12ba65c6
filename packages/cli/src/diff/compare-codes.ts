import type { Catalog, ErrorDefinition } from '@errlex/core';
import type { PageCode } from '../page/parse-codes.js';

/** How an error-code page differs from a catalog. */
export interface Differences {
  /** Only on the page. */
  readonly added: readonly Listed[];
  /** Only in the catalog. */
  readonly removed: readonly Listed[];
  readonly renamed: readonly Change[];
  /** Under another heading. */
  readonly moved: readonly Change[];
  readonly changed: readonly ChangedMessages[];
}

export interface Listed {
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
export function compareCodes(catalog: Catalog, page: readonly PageCode[]): Differences {
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
export function countDifferences(differences: Differences): number {
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

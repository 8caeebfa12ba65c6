import type { Catalog, ErrorDefinition } from '@errlex/core';
import leven, { closestMatch } from 'leven';
import { UsageError } from '../usage-error.js';

/** A row of a catalog, and the one message that was asked for where it was one. */
export interface Found {
  readonly definition: ErrorDefinition;
  readonly messageId?: string;
}

/** The share of a name that may be mistyped. */
const typos = 0.3;

/**
 * The row of a code, its sign left out or not, of a reason, or of a message id, in any case. Throws a
 * `UsageError`, which names what is spelt nearly so, if anything is.
 */
export function findDefinition(rows: Catalog, query: string): Found {
  const text = query.trim();
  const found = /^-?\d+$/.test(text) ? findCode(rows, Number(text)) : findName(rows, text.toUpperCase());
  if (found) return found;
  const near = /^-?\d+$/.test(text) ? nearCode(rows, text) : nearName(rows, text.toUpperCase());
  throw new UsageError(`"${query}" is not in the catalog${near ? `; did you mean ${near}?` : ''}`);
}

function findCode(rows: Catalog, code: number): Found | undefined {
  const definition = rows.find((row) => row.code === code) ?? rows.find((row) => row.code === -code);
  return definition && { definition };
}

function findName(rows: Catalog, name: string): Found | undefined {
  for (const definition of rows) {
    if (definition.reason.toUpperCase() === name) return { definition };
    const messageId = Object.keys(definition.messages).find((id) => id.toUpperCase() === name);
    if (messageId !== undefined) return { definition, messageId };
  }
  return undefined;
}

function nearName(rows: Catalog, name: string): string | undefined {
  const names = new Map(
    rows
      .flatMap(({ reason, messages }) => [reason, ...Object.keys(messages)])
      .map((id) => [id.toUpperCase(), id]),
  );
  const ids = [...names.keys()];
  const part = name.length < 4 ? undefined : ids.find((id) => id.includes(name));
  return names.get(part ?? closestMatch(name, ids, { maxDistance: Math.floor(name.length * typos) }) ?? '');
}

/** A code that differs in one digit; of several, the next by number. */
function nearCode(rows: Catalog, text: string): string | undefined {
  const digits = text.replace('-', '');
  const distance = ({ code }: ErrorDefinition) => Math.abs(Math.abs(code) - Number(digits));
  const [near] = rows
    .filter(({ code }) => leven(String(Math.abs(code)), digits) === 1)
    .sort((left, right) => distance(left) - distance(right));
  return near && `${near.code} ${near.reason}`;
}

import type { Catalog, ErrorDefinition } from '@errlex/core';
import leven, { closestMatch } from 'leven';
import { CommandError } from '../terminal/terminal.js';

/** A definition, and the message that was asked for if the query was a message id. */
export interface Found {
  readonly definition: ErrorDefinition;
  readonly messageId?: string;
}

/** The share of a name that may be mistyped. */
const MAX_TYPO_SHARE = 0.3;

/**
 * Finds the definition of a code (with or without its sign), of a reason or of a message id, in any case. Throws a
 * `CommandError` that suggests the nearest name or code.
 */
export function findDefinition(catalog: Catalog, query: string): Found {
  const text = query.trim();
  const isCode = /^-?\d+$/.test(text);
  const found = isCode ? findCode(catalog, Number(text)) : findName(catalog, text.toUpperCase());
  if (found) return found;
  const nearest = isCode ? nearestCode(catalog, text) : nearestName(catalog, text.toUpperCase());
  throw new CommandError(`"${query}" is not in the catalog.${nearest ? ` Did you mean ${nearest}?` : ''}`);
}

function findCode(catalog: Catalog, code: number): Found | undefined {
  const definition = catalog.find((one) => one.code === code) ?? catalog.find((one) => one.code === -code);
  return definition && { definition };
}

function findName(catalog: Catalog, name: string): Found | undefined {
  for (const definition of catalog) {
    if (definition.reason.toUpperCase() === name) return { definition };
    const messageId = Object.keys(definition.messages).find((id) => id.toUpperCase() === name);
    if (messageId !== undefined) return { definition, messageId };
  }
  return undefined;
}

function nearestName(catalog: Catalog, name: string): string | undefined {
  const names = new Map(
    catalog
      .flatMap(({ reason, messages }) => [reason, ...Object.keys(messages)])
      .map((id) => [id.toUpperCase(), id]),
  );
  const ids = [...names.keys()];
  const part = name.length < 4 ? undefined : ids.find((id) => id.includes(name));
  const maxDistance = Math.floor(name.length * MAX_TYPO_SHARE);
  return names.get(part ?? closestMatch(name, ids, { maxDistance }) ?? '');
}

/** Finds the numerically nearest code that differs in one digit. */
function nearestCode(catalog: Catalog, text: string): string | undefined {
  const digits = text.replace('-', '');
  const distance = ({ code }: ErrorDefinition) => Math.abs(Math.abs(code) - Number(digits));
  const [nearest] = catalog
    .filter(({ code }) => leven(String(Math.abs(code)), digits) === 1)
    .sort((left, right) => distance(left) - distance(right));
  return nearest && `${nearest.code} ${nearest.reason}`;
}

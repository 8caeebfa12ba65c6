import { type Catalogue, type Definition, spotV3 } from '@errlex/core';
import { closestMatch } from 'leven';
import { UsageError } from '../usage-error.js';

/** The row of a code, its sign left out or not, or of a reason in any case. Throws a `UsageError` that names the nearest one. */
export function findDefinition(query: string): Definition {
  const rows: Catalogue = spotV3;
  const number = /^-?\d+$/.test(query.trim()) ? -Math.abs(Number(query)) : undefined;
  const name = query.trim().toUpperCase();
  const found = rows.find(({ code, reason }) => code === number || reason === name);
  if (found) return found;
  const nearest = number === undefined ? nearestByName(rows, name) : nearestByCode(rows, number);
  throw new UsageError(
    `"${query}" is not in the catalogue; the nearest is ${nearest?.code} ${nearest?.reason}`,
  );
}

function nearestByName(rows: Catalogue, name: string): Definition | undefined {
  const reasons = rows.map(({ reason }) => reason);
  const nearest = reasons.find((reason) => reason.includes(name)) ?? closestMatch(name, reasons);
  return rows.find(({ reason }) => reason === nearest);
}

function nearestByCode(rows: Catalogue, number: number): Definition | undefined {
  const distance = ({ code }: Definition) => Math.abs(code - number);
  return [...rows].sort((left, right) => distance(left) - distance(right))[0];
}

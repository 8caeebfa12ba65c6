import type { AnyErrorSet } from '@errlex/core';
import { compareDefinitions } from './compare-definitions.js';
import { compareShapes } from './compare-shapes.js';
import { createFinding, type Finding } from './finding.js';

/**
 * Lists the changes between two versions of a contract. A change is `breaking` if a program that works with
 * the old version can fail with the new one; an addition is not breaking. Breaking changes come first,
 * otherwise in the order of the old catalog.
 *
 * @example
 * const findings = compareContracts(released, current);
 * if (findings.some(({ breaking }) => breaking)) throw new Error(findings.map(({ message }) => message).join('\n'));
 */
export function compareContracts(before: AnyErrorSet, after: AnyErrorSet): Finding[] {
  const findings = [
    ...compareDomains(before, after),
    ...compareDefinitions(before, after),
    ...compareShapes(before, after),
    ...compareTextRules(before, after),
    ...compareLifetimes(before, after),
  ];
  return [...findings.filter(({ breaking }) => breaking), ...findings.filter(({ breaking }) => !breaking)];
}

function compareDomains({ domain: old = '' }: AnyErrorSet, { domain: current = '' }: AnyErrorSet): Finding[] {
  // Errors without a domain are read as errors of any domain, so adding a domain breaks nothing.
  if (old === current || old === '') return [];
  const message = `The domain changed from "${old}" to "${current}": errors of the old one are no longer recognized.`;
  return [createFinding('domain-changed', 'domain', message)];
}

function compareTextRules(before: AnyErrorSet, after: AnyErrorSet): Finding[] {
  if (JSON.stringify(before.textRules) === JSON.stringify(after.textRules)) return [];
  const message = 'The text rules changed: the advice about some texts may be another one.';
  return [createFinding('text-rules-changed', 'textRules', message)];
}

/**
 * Compares the request lifetimes. With a shorter one, `retry` assumes earlier that a request can no longer be
 * executed.
 */
function compareLifetimes(
  { requestLifetime: old }: AnyErrorSet,
  { requestLifetime: current }: AnyErrorSet,
): Finding[] {
  if (current === undefined || (old !== undefined && current >= old)) return [];
  const message = `The request lifetime changed from ${old ?? 'none'} to ${current} ms: retry repeats a write earlier.`;
  return [createFinding('lifetime-shortened', 'requestLifetime', message)];
}

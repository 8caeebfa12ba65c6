import type { AnyErrorSet, ErrorDefinition } from '@errlex/core';
import { classifyError } from '@errlex/core/response';
import { compareMessages } from './compare-messages.js';
import { createFinding, type Finding } from './finding.js';

export function compareDefinitions(before: AnyErrorSet, after: AnyErrorSet): Finding[] {
  const changed = before.catalog.flatMap((old) => compareDefinition(old, before, after));
  const known = new Set(before.catalog.flatMap(({ code, reason }) => [code, reason]));
  const added = after.catalog
    .filter(({ code, reason }) => !known.has(code) && !known.has(reason))
    .map(({ code, reason }) =>
      createFinding('definition-added', reason, `${reason} (${code}) was added.`, code),
    );
  return [...changed, ...added];
}

function compareDefinition(old: ErrorDefinition, before: AnyErrorSet, after: AnyErrorSet): Finding[] {
  const { code, reason } = old;
  const current = after.catalog.find((one) => one.code === code);
  if (current) {
    const renamed = `${code}: the reason changed from ${reason} to ${current.reason}: programs compare it.`;
    return [
      ...(current.reason === reason ? [] : [createFinding('reason-renamed', reason, renamed, code)]),
      ...compareMessages(old, current, after),
      ...compareAdvice(old, before, current, after),
      ...compareFields(old, current),
    ];
  }
  const moved = after.catalog.find((one) => one.reason === reason);
  if (moved) {
    const message = `${reason}: the code changed from ${code} to ${moved.code}: a code is never given another number.`;
    return [createFinding('code-renumbered', reason, message, code)];
  }
  const message = `${reason} (${code}) was removed: keep it with \`retired: true\`, so that old bodies stay readable.`;
  return [createFinding('code-removed', reason, message, code)];
}

/** Compares the advice about a write without a response, which a definition leaves to its status in part. */
function compareAdvice(
  old: ErrorDefinition,
  before: AnyErrorSet,
  current: ErrorDefinition,
  after: AnyErrorSet,
): Finding[] {
  const [was, is] = [adviceOf(old, before), adviceOf(current, after)];
  const { code, reason } = old;
  if (was.executed === 'unknown' && is.executed === 'no') {
    const message = `${reason} (${code}): executed changed from unknown to no: programs repeat writes that may have been executed.`;
    return [createFinding('executed-weakened', reason, message, code)];
  }
  if (was.retry === is.retry && was.executed === is.executed) return [];
  const change = `from ${was.retry}, executed ${was.executed} to ${is.retry}, executed ${is.executed}`;
  return [
    createFinding('advice-changed', reason, `${reason} (${code}): the advice changed ${change}.`, code),
  ];
}

function adviceOf(definition: ErrorDefinition, { domain }: AnyErrorSet) {
  const { code, reason } = definition;
  const text = { message: '', msg: '', messageId: undefined, params: {} };
  return classifyError({ domain, code, reason, definition, ...text });
}

function compareFields(old: ErrorDefinition, current: ErrorDefinition): Finding[] {
  const { code, reason } = old;
  const findings: Finding[] = [];
  for (const [field, rule] of [
    ['httpStatus', 'status-changed'],
    ['gatewayStatus', 'status-changed'],
    ['category', 'category-changed'],
  ] as const) {
    if (old[field] === current[field]) continue;
    const change = `from ${old[field] ?? 'none'} to ${current[field] ?? 'none'}`;
    findings.push(createFinding(rule, reason, `${reason} (${code}): ${field} changed ${change}.`, code));
  }
  if (current.retired === true && old.retired !== true) {
    const message = `${reason} (${code}) was retired: it is still read, but no longer to be created.`;
    findings.push(createFinding('code-retired', reason, message, code));
  }
  return findings;
}

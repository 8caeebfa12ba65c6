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

/** No response, and one status of each group that the advice treats alike. */
const sampleStatuses = [undefined, 400, 401, 404, 409, 429, 500, 503] as const;

/** Compares the advice about a write, under each sample status and with the text of each text rule. */
function compareAdvice(
  old: ErrorDefinition,
  before: AnyErrorSet,
  current: ErrorDefinition,
  after: AnyErrorSet,
): Finding[] {
  const { code, reason } = old;
  const texts = ['', ...[...before.textRules, ...after.textRules].map(({ text }) => text)];
  const changes = texts.flatMap((text) =>
    sampleStatuses.map((httpStatus) => {
      const [was, is] = [
        adviceFor(old, before, text, httpStatus),
        adviceFor(current, after, text, httpStatus),
      ];
      const status = httpStatus === undefined ? '' : ` under ${httpStatus}`;
      return { was, is, condition: status + (text === '' ? '' : ` with the text "${text}"`) };
    }),
  );
  const weakened = changes.find(({ was, is }) => was.executed === 'unknown' && is.executed === 'no');
  if (weakened) {
    const message = `${reason} (${code}): executed changed from unknown to no${weakened.condition}: programs repeat writes that may have been executed.`;
    return [createFinding('executed-weakened', reason, message, code)];
  }
  // Compares only without a text here: changed text rules have a finding of their own.
  const changed = changes
    .slice(0, sampleStatuses.length)
    .find(({ was, is }) => was.retry !== is.retry || was.executed !== is.executed);
  if (changed === undefined) return [];
  const { was, is, condition } = changed;
  const change = `from ${was.retry}, executed ${was.executed} to ${is.retry}, executed ${is.executed}${condition}`;
  return [
    createFinding('advice-changed', reason, `${reason} (${code}): the advice changed ${change}.`, code),
  ];
}

function adviceFor(
  definition: ErrorDefinition,
  { domain, textRules }: AnyErrorSet,
  msg: string,
  httpStatus: number | undefined,
) {
  const { code, reason } = definition;
  const responseInfo = httpStatus === undefined ? undefined : { httpStatus, receivedAt: 0 };
  const text = { message: msg, msg, messageId: undefined, params: {} };
  return classifyError({ domain, code, reason, definition, responseInfo, ...text }, { textRules });
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

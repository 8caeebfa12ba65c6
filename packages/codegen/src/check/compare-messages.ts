import type { AnyErrorSet, ErrorDefinition } from '@errlex/core';
import { createFinding, type Finding, type FindingRule } from './finding.js';
import { listMessages, readMessageId, type SampleMessage } from './sample-texts.js';

/** Lists the changes between the messages of two versions of a definition. */
export function compareMessages(
  old: ErrorDefinition,
  current: ErrorDefinition,
  after: AnyErrorSet,
): Finding[] {
  const [olds, currents] = [listMessages(old), listMessages(current)];
  const changed = olds.flatMap((message) => compareMessage(message, currents, current, after));
  const added = currents
    .filter(({ id, template }) => !olds.some((one) => one.id === id || one.template === template))
    .map(({ id }) => createFinding('message-added', id, `${id} was added.`, current.code));
  return [...changed, ...added];
}

function compareMessage(
  old: SampleMessage,
  currents: readonly SampleMessage[],
  { code }: ErrorDefinition,
  after: AnyErrorSet,
): Finding[] {
  const find = (rule: FindingRule, message: string) => [
    createFinding(rule, old.id, `${old.id}: ${message}`, code),
  ];
  const current = currents.find(({ id }) => id === old.id);
  if (current === undefined) {
    const other = currents.find(({ template }) => template === old.template);
    return other
      ? find('message-renamed', `the message id changed to ${other.id}: programs and translations use it.`)
      : find('message-removed', 'the message was removed: its texts are no longer recognized.');
  }
  const params = compareParams(old, current, find);
  const reads = old.texts.map((text) => readMessageId(after, code, text));
  if (reads.every((id) => id === old.id)) return params;
  const other = reads.find((id) => id !== old.id && id !== undefined);
  if (other !== undefined) {
    return [...params, ...find('text-shadowed', `its texts are now read as ${other}, which matches first.`)];
  }
  const change = `the text changed from "${old.template}" to "${current.template}"`;
  return [
    ...params,
    ...find('text-changed', `${change}: old texts are no longer recognized. Add a message instead.`),
  ];
}

function compareParams(
  old: SampleMessage,
  current: SampleMessage,
  find: (rule: FindingRule, message: string) => Finding[],
): Finding[] {
  const removed = old.names.filter((name) => !current.names.includes(name));
  const added = current.names.filter((name) => !old.names.includes(name));
  const kept = old.names.filter((name) => current.names.includes(name));
  const retyped = kept.flatMap((name) => {
    const [was, is] = [kindOf(old, name), kindOf(current, name)];
    return was === is ? [] : find('param-retyped', `param "${name}" changed from ${was} to ${is}.`);
  });
  const isRenamed = removed.length > 0 && removed.length === added.length;
  const renames = removed.flatMap((name, index) => {
    if (isRenamed) return find('param-renamed', `param "${name}" was renamed to "${added[index]}".`);
    return find('param-removed', `param "${name}" was removed.`);
  });
  const additions = isRenamed
    ? []
    : added.flatMap((name) => find('param-added', `param "${name}" was added: creating the error needs it.`));
  return [...retyped, ...renames, ...additions];
}

function kindOf({ names, kinds }: SampleMessage, name: string): string {
  return kinds[names.indexOf(name)] === '%d' ? 'a number' : 'a text';
}

import type { Catalog, ErrorDefinition } from './catalog.js';
import { parseMessage } from './index-catalog.js';
import { isSuccess } from './is-success.js';

/** Throws a `TypeError` that names the first row which breaks a rule, and the rule. */
export function checkCatalog(catalog: Catalog): void {
  const taken = new Set<number | string>();
  for (const [position, row] of catalog.entries()) {
    const { code, reason } = row ?? ({} as Partial<ErrorDefinition>);
    const problem = problemIn(row, taken);
    if (problem) throw new TypeError(`Catalog row ${position} (${code} ${reason}): ${problem}.`);
    taken.add(row.code).add(row.reason);
  }
}

function problemIn(
  row: ErrorDefinition | null | undefined,
  taken: ReadonlySet<number | string>,
): string | undefined {
  const { code, reason, messages = {} } = row ?? ({} as Partial<ErrorDefinition>);
  if (code === undefined || !Number.isSafeInteger(code)) return 'the code is not an integer';
  if (isSuccess(code)) return 'the code means success';
  if (taken.has(code)) return 'the code stands in two rows';
  if (typeof reason !== 'string' || !/^\w+$/.test(reason)) return 'the reason is not a name';
  if (taken.has(reason)) return 'the reason stands in two rows';
  const ids = Object.keys(messages);
  if (ids.length === 0) return 'there is no message';
  const texts = new Set<string>();
  for (const id of ids) {
    const problem = problemInMessage(id, reason, messages[id]);
    if (problem) return problem;
    const [text = ''] = messages[id] ?? [];
    if (texts.has(text)) return `the text of ${id} stands in two messages`;
    texts.add(text);
  }
  return undefined;
}

function problemInMessage(id: string, reason: string, message: unknown): string | undefined {
  if (!isMessageRow(message)) return `the message ${id} is not a template with names`;
  if (id !== reason && !id.startsWith(`${reason}.`)) return `the message id ${id} is not of the reason`;
  const { literals, names, kinds } = parseMessage(message);
  if (names.length !== kinds.length || new Set(names).size !== names.length || !names.every(isName)) {
    return `the names of ${id} do not fit its placeholders`;
  }
  return literals.slice(1, -1).includes('') ? `two placeholders of ${id} touch` : undefined;
}

function isMessageRow(message: unknown): message is [string, ...string[]] {
  return Array.isArray(message) && message.length > 0 && message.every((part) => typeof part === 'string');
}

function isName(name: string): boolean {
  return /^[A-Za-z]\w*$/.test(name);
}

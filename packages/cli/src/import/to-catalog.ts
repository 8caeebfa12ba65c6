import type { Catalog, ErrorDefinition, MessageTemplate } from '@errlex/core';
import type { Page, PageCode, Problem } from '../page/parse-codes.js';
import { guessParamNames } from './guess-param-names.js';
import { guessVariant } from './guess-variant.js';

/** What a page of codes does not tell, and every imported row has until somebody knows better. */
export const defaults = {
  category: 'unknown',
  httpStatus: 400,
  gatewayStatus: 502,
  retry: 'never',
  executed: 'unknown',
} as const satisfies Partial<ErrorDefinition>;

/** The catalog of a page, every row of it right, and what could not be carried over as it stands. */
export function toCatalog({ codes }: Page): { catalog: Catalog; problems: readonly Problem[] } {
  const problems: Problem[] = [];
  const taken = new Set<string>();
  const catalog = codes.map((found): ErrorDefinition => {
    const { code, section, line } = found;
    const reason = toReason(found, taken);
    taken.add(reason);
    if (found.reason !== undefined && found.reason !== reason) {
      problems.push({ line, problem: `the name ${found.reason} is taken; ${code} is called ${reason}` });
    }
    return { code, reason, section, ...defaults, messages: toMessages(found, reason, problems) };
  });
  const [nameless, ...others] = codes.filter(({ reason }) => reason === undefined);
  if (nameless) {
    const reason = toReason(nameless, new Set());
    const problem =
      others.length === 0
        ? `one code has no name and is called by its number, ${reason}`
        : `${others.length + 1} codes have no name and are called by their number, as ${reason}`;
    problems.push({ line: nameless.line, problem });
  }
  return { catalog, problems };
}

function toReason(
  { code, reason = `ERROR_${Math.abs(code)}` }: PageCode,
  taken: ReadonlySet<string>,
): string {
  return taken.has(reason) ? `${reason}_${Math.abs(code)}` : reason;
}

function toMessages(
  { code, messages, line }: PageCode,
  reason: string,
  problems: Problem[],
): Readonly<Record<string, MessageTemplate>> {
  const rows: Record<string, MessageTemplate> = {};
  const variants = new Set<string>();
  const [first = reason] = messages;
  for (const text of messages.length === 0 ? [reason] : messages) {
    const row = toRow(text);
    if (row === undefined) {
      problems.push({
        line,
        problem: `two placeholders of a message of ${code} touch; it is left out: "${text}"`,
      });
      continue;
    }
    // `{name}` and `%s` may stand in two messages that are otherwise alike.
    if (Object.values(rows).some(([template]) => template === row[0])) continue;
    if (/%(?!%)[a-zA-Z]/.test(row[0].replace(/%[ds]/g, ''))) {
      problems.push({
        line,
        problem: `a placeholder of ${code} is neither %d nor %s and kept as text: "${text}"`,
      });
    }
    const variant = guessVariant(row[0], first, variants);
    const id = text === first ? reason : `${reason}.${variant}`;
    if (text !== first) variants.add(variant);
    rows[id] = row;
  }
  // A row without a message is none.
  return Object.keys(rows).length === 0 ? { [reason]: [reason] } : rows;
}

/**
 * A message as a catalog has it, `{name}` in it as a `%s` of that name; undefined where two placeholders
 * touch.
 */
function toRow(text: string): MessageTemplate | undefined {
  const template = text.replace(/\{[A-Za-z]\w*\}/g, '%s');
  if (/%[ds]%[ds]/.test(template)) return undefined;
  const written = [...text.matchAll(/%[ds]|\{([A-Za-z]\w*)\}/g)].map(([, name]) => name);
  const guessed = guessParamNames(template);
  const names = written.map((name, index) => name ?? guessed[index] ?? 'value');
  return [template, ...(new Set(names).size === names.length ? names : guessed)];
}

import { type Catalog, defineErrors, type ErrorDefinition, type MessageTemplate } from '@errlex/core';
import { createVariantNames, guessAdvice, guessParamNames } from './import/guess.js';
import { renderModule, toContract } from './import/render-module.js';
import type { Page, PageCode, Problem } from './page/parse-codes.js';
import { printProblems, readPage } from './page/read-page.js';
import { print, printNote, type Terminal, toJson } from './terminal.js';

export interface ImportOptions {
  /** Name of the exported catalog. */
  readonly name: string;
  readonly json?: true;
}

/** A page with so many codes is not a part of one. */
const MIN_COMPLETE_CODES = 10;

/** Prints a module, or JSON, with the contract of an error-code page; on standard error, what to check by hand. */
export async function importPage(
  file: string,
  { name, json }: ImportOptions,
  terminal: Terminal,
): Promise<void> {
  const page = await readPage(file, terminal);
  const { catalog, problems } = toCatalog(page);
  // Throws rather than print a catalog that breaks a rule.
  defineErrors(catalog);
  printProblems(
    file,
    [...page.problems, ...problems].sort((left, right) => left.line - right.line),
    terminal,
  );
  await print(
    terminal,
    json ? toJson({ ...toContract(catalog, name), catalog }, 2) : renderModule(catalog, name),
  );
  const count = catalog.flatMap(({ messages }) => Object.keys(messages)).length;
  const guesses = catalog.flatMap(({ messages }) => guessAdvice(messages) ?? []);
  if (catalog.length >= MIN_COMPLETE_CODES && !guesses.some(({ retry }) => retry === 'resync')) {
    printNote(
      terminal,
      "no code speaks of the timestamp: without a rule in textRules, no advice is 'resync'",
    );
  }
  printNote(
    terminal,
    `${catalog.length} codes and ${count} messages; advice guessed for ${guesses.length}, no HTTP statuses`,
  );
}

/**
 * Returns the valid catalog of a page, and what could not be carried over. A page says nothing about HTTP statuses
 * and advice, so the definitions have none: `adviceFor` then goes by the status of the response.
 */
export function toCatalog({ codes }: Page): { catalog: Catalog; problems: readonly Problem[] } {
  const problems: Problem[] = [];
  const taken = new Set<string>();
  /** The codes whose name another code has, by that name. */
  const renamed = new Map<string, { readonly found: PageCode; readonly reason: string }[]>();
  const catalog = codes.map((found): ErrorDefinition => {
    const { code, section } = found;
    const reason = toFreeReason(found, taken);
    taken.add(reason);
    if (found.reason !== undefined && found.reason !== reason) {
      renamed.set(found.reason, [...(renamed.get(found.reason) ?? []), { found, reason }]);
    }
    const messages = toMessages(found, reason, problems);
    return { code, reason, ...(section !== '' && { section }), messages };
  });
  for (const [name, [first, ...others]] of renamed) {
    if (first === undefined) continue;
    const { found, reason } = first;
    const who = others.length === 0 ? `${found.code} is` : `${others.length + 1} codes are`;
    const as = others.length === 0 ? reason : `by name and number, as ${reason}`;
    problems.push({ line: found.line, problem: `the name ${name} is taken; ${who} called ${as}` });
  }
  const [nameless, ...others] = codes.filter(({ reason }) => reason === undefined);
  if (nameless) {
    const reason = toFreeReason(nameless, new Set());
    const problem =
      others.length === 0
        ? `one code has no name and is called by its number, ${reason}`
        : `${others.length + 1} codes have no name and are called by their number, as ${reason}`;
    problems.push({ line: nameless.line, problem });
  }
  return { catalog, problems };
}

function toFreeReason(
  { code, reason = `ERROR_${Math.abs(code)}` }: PageCode,
  taken: ReadonlySet<string>,
): string {
  let name = reason;
  while (taken.has(name)) name = `${name}_${Math.abs(code)}`;
  return name;
}

function toMessages(
  { code, messages: texts, line }: PageCode,
  reason: string,
  problems: Problem[],
): Readonly<Record<string, MessageTemplate>> {
  const messages: Record<string, MessageTemplate> = {};
  const templates = new Set<string>();
  const [first = reason] = texts;
  const nameVariant = createVariantNames(first);
  for (const text of texts.length === 0 ? [reason] : texts) {
    const message = toMessage(text);
    if (message === undefined) {
      problems.push({
        line,
        problem: `two placeholders of a message of ${code} touch; it is left out: "${text}"`,
      });
      continue;
    }
    const [template] = message;
    // `{name}` and `%s` may stand in two messages that are otherwise alike.
    if (templates.has(template)) continue;
    templates.add(template);
    if (/%(?!%)[a-zA-Z]/.test(template.replace(/%[ds]/g, ''))) {
      problems.push({
        line,
        problem: `a placeholder of ${code} is neither %d nor %s and kept as text: "${text}"`,
      });
    }
    messages[text === first ? reason : `${reason}.${nameVariant(template)}`] = message;
  }
  // A definition needs at least one message.
  return templates.size === 0 ? { [reason]: [reason] } : messages;
}

/**
 * Returns a message as a catalog has it, with a `%s` called name for a `{name}`; undefined if two placeholders
 * touch.
 */
function toMessage(text: string): MessageTemplate | undefined {
  const template = text.replace(/\{[A-Za-z]\w*\}/g, '%s');
  if (/%[ds]%[ds]/.test(template)) return undefined;
  const written = [...text.matchAll(/%[ds]|\{([A-Za-z]\w*)\}/g)].map(([, name]) => name);
  const guessed = guessParamNames(template);
  const names = written.map((name, index) => name ?? guessed[index] ?? 'value');
  return [template, ...(new Set(names).size === names.length ? names : guessed)];
}

import type { Catalog, ErrorDefinition } from '@errlex/core';

/** A message of the catalog that a text contains. */
interface TextMatch {
  readonly definition: ErrorDefinition;
  readonly messageId: string;
  /** The part of the text that is the message. */
  readonly text: string;
  /** Keyed by language; the texts to read the params with. */
  readonly locale: string;
}

/** Returns the message that a line ends with or consists of, after a colon or within quotes. */
export type TextIndex = ((line: string) => TextMatch | undefined) & {
  readonly texts: Readonly<Record<string, Readonly<Record<string, string>>>>;
};

/** Longest line that is compared, in UTF-16 units, and most places in it where a message may begin. */
const MAX_LINE_LENGTH = 512;
const MAX_STARTS = 12;

/** Messages are looked up by their first or last characters, of which these are compared. */
const KEY_LENGTH = 3;

const pluralSuffix = /_(?:zero|one|two|few|many|other)$/;

interface Form {
  readonly definition: ErrorDefinition;
  readonly messageId: string;
  readonly locale: string;
  /** The text around its params. */
  readonly literals: readonly string[];
}

/** Indexes the documented messages of a catalog, and the texts of languages. */
export function createTextIndex(
  catalog: Catalog,
  texts: Readonly<Record<string, Readonly<Record<string, string>>>>,
): TextIndex {
  const whole = new Map<string, Form>();
  const byStart = new Map<string, Form[]>();
  const byEnd = new Map<string, Form[]>();
  const starts = new Set<string>();
  const ids = new Map(catalog.flatMap((one) => Object.keys(one.messages).map((id) => [id, one] as const)));

  function add(form: Form): void {
    const [first = ''] = form.literals;
    const last = form.literals.at(-1) ?? '';
    if (form.literals.length === 1) {
      const key = normalize(first);
      if (key && !whole.has(key)) whole.set(key, form);
      starts.add(startOf(first));
    } else if (normalize(first).length >= KEY_LENGTH) {
      push(byStart, startOf(first), form);
      starts.add(startOf(first));
    } else if (normalize(last).length >= KEY_LENGTH) push(byEnd, endOf(last), form);
  }

  for (const definition of catalog) {
    for (const [messageId, [template]] of Object.entries(definition.messages)) {
      add({ definition, messageId, locale: 'en', literals: template.split(/%[ds]/) });
    }
  }
  for (const [locale, all] of Object.entries(texts)) {
    for (const [key, text] of Object.entries(all)) {
      const messageId = key.replace(pluralSuffix, '');
      const definition = ids.get(messageId);
      if (definition) add({ definition, messageId, locale, literals: text.split(/\{\{\w+\}\}/) });
    }
  }

  function find(text: string): TextMatch | undefined {
    const exact = starts.has(startOf(text)) ? whole.get(normalize(text)) : undefined;
    const forms = exact
      ? [exact]
      : [...(byStart.get(startOf(text)) ?? []), ...(byEnd.get(endOf(text)) ?? [])];
    const form = forms.find(({ literals }) => literals.length === 1 || fits(text, literals));
    return form && { definition: form.definition, messageId: form.messageId, locale: form.locale, text };
  }

  const search = (line: string): TextMatch | undefined => {
    if (line.length > MAX_LINE_LENGTH) return undefined;
    for (const part of partsOf(line)) {
      const found = find(part);
      if (found) return found;
    }
    return undefined;
  };
  return Object.assign(search, { texts });
}

function push(map: Map<string, Form[]>, key: string, form: Form): void {
  const forms = map.get(key);
  if (forms) forms.push(form);
  else map.set(key, [form]);
}

/** Returns a line, and what follows each mark that a message may stand behind. */
function partsOf(line: string): string[] {
  const trimmed = line.trim();
  const parts = [trimmed];
  for (const { index, 0: mark } of trimmed.matchAll(/[:：=\])>]\s*|\s[-–—|]\s|["'“„«「『]/g)) {
    if (parts.length > MAX_STARTS) break;
    const rest = trimmed.slice(index + mark.length);
    // A message may hold quotes itself, so that it ends with the line, or at the quote that closes it.
    parts.push(rest.replace(/["'”“»」』)\]},;\s]+$/, ''), rest.split(/["”»」』]/, 1)[0] ?? '');
  }
  return [...new Set(parts)].filter((part) => part.length >= KEY_LENGTH);
}

function normalize(text: string): string {
  return text
    .normalize('NFC')
    .toLowerCase()
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/[.。．!！।۔։]+$/, '');
}

function startOf(text: string): string {
  return text.slice(0, KEY_LENGTH).toLowerCase();
}

function endOf(text: string): string {
  return text.slice(-KEY_LENGTH).toLowerCase();
}

/** Whether a text has the literals of a template in their order. */
function fits(text: string, literals: readonly string[]): boolean {
  let place = 0;
  for (const literal of literals) {
    const found = text.indexOf(literal, place);
    if (found < 0) return false;
    place = found + literal.length;
  }
  return text.startsWith(literals[0] ?? '') && text.endsWith(literals.at(-1) ?? '');
}

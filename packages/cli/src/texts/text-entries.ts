import { type AnyErrorSet, type MessageTemplate, spotV3 } from '@errlex/core';
import { type GuideEntry, spotV3Guide } from '@errlex/core/guide';
import type { Messages } from '@errlex/i18n';
import { countedForms, pluralForms } from './plural-forms.js';

/** A text to translate. */
export interface TextEntry {
  /** The message id; of a form that no count selects, its key: `DAYS_other`. */
  readonly id: string;
  /** Notes for the translator, in English: the cause of the error, its params, the maximum length. */
  readonly notes: readonly string[];
  /** The English text; for a plural, its singular and its plural. */
  readonly source: readonly [text: string, plural?: string];
  /** The translation; of a plural, one text for each of `countedForms`. Empty if there is none yet. */
  readonly target: readonly string[];
}

/** The texts of one language, as a translator's tool gets them. */
export interface TextFile {
  readonly domain: string;
  readonly locale: string;
  readonly entries: readonly TextEntry[];
}

type Texts = Messages['texts'];

/** How many times longer than English a translation may be. */
const MAX_GROWTH = 3;

/** The maximum length of a translation, in UTF-16 units. */
export function maxLengthOf({ source }: TextEntry): number {
  return MAX_GROWTH * (source.at(-1)?.length ?? 0);
}

/** Returns the English texts of a contract: the shipped ones of shipped definitions, else its templates. */
export function toEnglish({ catalog }: AnyErrorSet, { texts, codes }: Messages): Texts {
  const isOwn = catalog !== spotV3;
  const reasons = new Set(
    catalog.filter(({ code, reason }) => codes?.[reason] === code).map(({ reason }) => reason),
  );
  const shipped = Object.entries(texts).filter(([key]) => !isOwn || reasons.has(reasonIn(key)));
  const own = catalog
    .filter(({ reason }) => !reasons.has(reason))
    .flatMap(({ messages }) =>
      Object.entries(messages).map(([id, message]) => [id, toText(message)] as const),
    );
  return Object.fromEntries([...shipped, ...own]);
}

/** Writes a template as a text of a locale: `At most %d.` of the param `max` is `At most {{max}}.` */
function toText([template, ...names]: MessageTemplate): string {
  let index = 0;
  return template.replace(/%[ds]/g, () => `{{${names[index++]}}}`);
}

/** Pairs the English with the texts of a language, in the order of the English. */
export function toEntries(errors: AnyErrorSet, english: Texts, texts: Texts, locale: string): TextEntry[] {
  const counted = countedForms(locale);
  const others = pluralForms.filter((form) => !counted.includes(form));
  return idsIn(english).flatMap((id): TextEntry[] => {
    const many = english[`${id}_other`] ?? english[id] ?? '';
    const isPlural = [english, texts].some((one) => pluralForms.some((form) => `${id}_${form}` in one));
    const notes = notesFor(id, many, isPlural, errors);
    if (!isPlural) return [{ id, notes, source: [many], target: [texts[id] ?? ''] }];
    const source = [english[`${id}_one`] ?? many, many] as const;
    return [
      { id, notes, source, target: counted.map((form) => texts[`${id}_${form}`] ?? '') },
      ...others.flatMap((form): TextEntry[] => {
        const key = `${id}_${form}`;
        const text = texts[key];
        if (text === undefined) return [];
        return [
          { id: key, notes: [...notes, 'For fractions and millions.'], source: [many], target: [text] },
        ];
      }),
    ];
  });
}

function notesFor(id: string, text: string, isPlural: boolean, { catalog }: AnyErrorSet): string[] {
  const definition = catalog.find(({ reason }) => reason === reasonIn(id));
  const isShipped = (spotV3 as AnyErrorSet['catalog']).some(
    ({ code, reason }) => code === definition?.code && reason === definition.reason,
  );
  const guides: Readonly<Record<string, GuideEntry>> = spotV3Guide;
  const cause = isShipped && definition ? guides[definition.reason]?.cause : undefined;
  const names = text.match(/\{\{\w+\}\}/g) ?? [];
  const kinds = definition?.messages[id]?.[0].match(/%[ds]/g) ?? [isPlural ? '%d' : '%s'];
  const params = names.map((name, index) => `${name} is a ${kinds[index] === '%d' ? 'number' : 'text'}`);
  return [
    ...(definition ? [`Code ${definition.code}.`] : []),
    ...(cause === undefined ? [] : [`Cause: ${cause}`]),
    ...(params.length === 0 ? [] : [`Params: ${params.join(', ')}.`]),
    `At most ${MAX_GROWTH * text.length} characters.`,
  ];
}

/** Joins the entries `ID[0]`, `ID[1]` of formats without plurals. */
export function joinForms(entries: readonly TextEntry[]): TextEntry[] {
  const joined = new Map<string, TextEntry>();
  for (const entry of entries) {
    const [, id = entry.id, form] = /^(.*)\[(\d)\]$/s.exec(entry.id) ?? [];
    const known = joined.get(id);
    const target = [...(known?.target ?? [])];
    target[Number(form ?? 0)] = entry.target[0] ?? '';
    const [source] = entry.source;
    joined.set(
      id,
      form === undefined ? entry : { ...entry, id, source: [known?.source[0] ?? source, source], target },
    );
  }
  return [...joined.values()];
}

/** Returns the texts of entries as a locale file has them, in the order of the English. */
export function toTexts({ entries, locale }: TextFile, english: Texts): Texts {
  const found = new Map(entries.flatMap((entry) => toPairs(entry, locale)));
  const keys = idsIn(english).flatMap((id) => [id, ...pluralForms.map((form) => `${id}_${form}`)]);
  return Object.fromEntries(keys.flatMap((key) => (found.has(key) ? [[key, found.get(key) ?? '']] : [])));
}

function toPairs({ id, source, target }: TextEntry, locale: string): [key: string, text: string][] {
  const keys = source.length === 1 ? [id] : countedForms(locale).map((form) => `${id}_${form}`);
  return keys.flatMap((key, index) => (target[index] ? [[key, target[index]]] : []));
}

/**
 * Lists what keeps a text from being shown: an entry of another contract, a missing text, other placeholders than
 * in English, too long a text. A form that no count selects may be missing.
 */
export function findProblems({ entries, locale }: TextFile, english: Texts): string[] {
  const ids = new Set(idsIn(english));
  const given = new Map(entries.map((entry) => [entry.id, entry]));
  const missing = [...ids].flatMap((id) => {
    const entry = given.get(id);
    const count = entry?.source.length === 2 ? countedForms(locale).length : 1;
    const texts = Array.from({ length: count }, (_, form) => entry?.target[form] ?? '');
    return texts.includes('') ? [`${id}: not translated`] : [];
  });
  const wrong = entries.flatMap((entry) => {
    if (!ids.has(entry.id) && !ids.has(withoutForm(entry.id))) return [`${entry.id}: unknown message id`];
    return toPairs(entry, locale).flatMap(([key, text]) => findTextProblems(key, text, entry));
  });
  return [...missing, ...wrong];
}

function findTextProblems(key: string, text: string, entry: TextEntry): string[] {
  const maxLength = maxLengthOf(entry);
  const [wanted, got] = [placeholders(entry.source.at(-1) ?? ''), placeholders(text)];
  // A form of one number alone may write it as a word.
  const isWord = got === '' && key !== withoutForm(key);
  const problems =
    wanted === got || isWord ? [] : [`${key}: expected ${wanted || 'no placeholder'}, got ${got || 'none'}`];
  return text.length <= maxLength
    ? problems
    : [...problems, `${key}: expected at most ${maxLength} characters, got ${text.length}`];
}

/** Lists the placeholders of a text, sorted. */
function placeholders(text: string): string {
  return (text.match(/\{\{\w+\}\}/g) ?? []).sort().join(' ');
}

function idsIn(english: Texts): string[] {
  return [...new Set(Object.keys(english).map(withoutForm))];
}

function withoutForm(key: string): string {
  return key.replace(/_(?:zero|one|two|few|many|other)$/, '');
}

function reasonIn(key: string): string {
  return withoutForm(key).split('.')[0] ?? '';
}

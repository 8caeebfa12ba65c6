import type {
  AnyParams,
  Catalog,
  ErrorDefinition,
  ErrorSet,
  Executed,
  MessageTemplate,
  Retry,
} from '@errlex/core';
import type { GuideEntry } from '@errlex/core/guide';
import { classifyError } from '@errlex/core/response';
import { hintFor, type Translation, translate } from '@errlex/i18n';
import type { Language } from '../languages.js';
import { markParams, type Segment, toDocumentedTemplate, toTemplates } from './mark-params.js';

/** A message in one language, with sample params filled in. */
export interface EntryMessage {
  readonly id: string;
  readonly template: MessageTemplate;
  readonly params: AnyParams;
  /** The documented text, filled in. */
  readonly msg: string;
  /** The message as it travels, in the payload shape of the contract. */
  readonly payload: Readonly<Record<string, unknown>>;
  readonly documented: readonly Segment[];
  readonly translation: Translation;
  readonly segments: readonly Segment[];
}

/** Everything that the site shows about a code in one language. */
export interface Entry {
  readonly definition: ErrorDefinition;
  /** The advice of the definition; a field that only the status of a response decides is undefined. */
  readonly advice: { readonly retry: Retry | undefined; readonly executed: Executed | undefined };
  readonly messages: readonly EntryMessage[];
  readonly hint?: Translation | undefined;
  /** Cause and fix, in the language that `guideLanguage` names. */
  readonly guide?: GuideEntry | undefined;
  readonly guideLanguage: string;
  /** Other words to search for the code, in English. */
  readonly aliases: readonly string[];
  /** Codes that cause or fix of this one name, or whose own name this one. */
  readonly related: readonly ErrorDefinition[];
}

/** The most related codes that a page lists. */
const MAX_RELATED = 6;

/** Describes every code in one language, in the order of the catalog. */
export function toEntries(
  errors: ErrorSet<Catalog>,
  { tag, messages, hints, guide: translated }: Pick<Language, 'tag' | 'messages' | 'hints' | 'guide'>,
  guide: Readonly<Record<string, GuideEntry>> = {},
): Entry[] {
  const related = toRelated(errors.catalog, guide);
  return errors.catalog.map((definition) => {
    const { reason } = definition;
    const english = Object.hasOwn(guide, reason) ? guide[reason] : undefined;
    const own = english && Object.hasOwn(translated, reason) ? translated[reason] : undefined;
    return {
      definition,
      advice: toAdvice(definition, errors),
      hint: hintFor(definition, hints),
      guide: own ?? english,
      guideLanguage: own ? tag : 'en',
      aliases: english?.aliases ?? [],
      related: related.get(reason) ?? [],
      messages: Object.entries(definition.messages).map(([id, template]) => {
        const params = toSampleParams(template);
        const data = errors.createErrorData(id, params, { allowRetired: true });
        const translation = translate(data, messages);
        const documented = toDocumentedTemplate(template);
        return {
          id,
          template,
          params,
          msg: data.msg,
          payload: errors.toPayload(data, data.msg),
          documented: markParams(data.msg, [documented]),
          translation,
          segments: markParams(translation.text, [...toTemplates(messages.texts, id), documented]),
        };
      }),
    };
  });
}

function toAdvice(
  { code, httpStatus, retry, executed }: ErrorDefinition,
  { reader }: ErrorSet<Catalog>,
): Entry['advice'] {
  const advice = classifyError(reader.describe({ code, msg: '' }));
  const isKnown = (field: unknown) => field !== undefined || httpStatus !== undefined;
  return {
    retry: isKnown(retry) ? advice.retry : undefined,
    executed: isKnown(executed) ? advice.executed : undefined,
  };
}

/** Returns params to show a message with: 1 and 1000 for bounds, 30 for a single number, `symbol` for a text. */
function toSampleParams([template, ...names]: MessageTemplate): AnyParams {
  const kinds = template.match(/%[ds]/g) ?? [];
  const numbers = kinds.filter((kind) => kind === '%d').length === 1 ? [30] : [1, 1000];
  let next = 0;
  return Object.fromEntries(
    names.map((name, index) => [name, kinds[index] === '%d' ? (numbers[next++] ?? 10 ** next) : 'symbol']),
  );
}

/** Returns the related codes of each reason; of one without any, the other codes of its category. */
function toRelated(
  catalog: Catalog,
  guide: Readonly<Record<string, GuideEntry>>,
): ReadonlyMap<string, readonly ErrorDefinition[]> {
  const byCode = new Map(catalog.map((definition) => [String(definition.code), definition]));
  const related = new Map(catalog.map(({ reason }) => [reason, new Set<ErrorDefinition>()]));
  for (const definition of catalog) {
    const { cause = '', fix = '' } = Object.hasOwn(guide, definition.reason)
      ? (guide[definition.reason] ?? {})
      : {};
    for (const { code } of findCodes(`${cause} ${fix}`)) {
      const other = code === undefined ? undefined : byCode.get(code);
      if (other === undefined || other === definition) continue;
      related.get(definition.reason)?.add(other);
      related.get(other.reason)?.add(definition);
    }
  }
  for (const { reason, category } of catalog) {
    const own = related.get(reason);
    if (own?.size !== 0 || category === undefined) continue;
    for (const other of catalog) if (other.category === category && other.reason !== reason) own.add(other);
  }
  return new Map([...related].map(([reason, all]) => [reason, [...all].slice(0, MAX_RELATED)]));
}

/** Splits a text at what looks like a negative code. */
export function findCodes(text: string): { readonly text: string; readonly code?: string }[] {
  return text
    .split(/(?<![\w.-])(-\d{3,6})(?![\w-]|\.\d)/)
    .map((part, index) => (index % 2 === 0 ? { text: part } : { text: part, code: part }));
}

/** Groups the codes by the heading of their reference document, empty without one, in order of first occurrence. */
export function toSections(entries: readonly Entry[]): ReadonlyMap<string, readonly Entry[]> {
  const sections = new Map<string, Entry[]>();
  for (const entry of entries) {
    const { section = '' } = entry.definition;
    const own = sections.get(section);
    if (own) own.push(entry);
    else sections.set(section, [entry]);
  }
  return sections;
}

/**
 * Writes a log to try the decoder with: a line with a payload and, in the default shape, a batch response, a frame
 * of a WebSocket and a line that names a code.
 */
export function toExample(entries: readonly Entry[], hasDefaultShape: boolean): string {
  const messages = entries.flatMap((entry) => entry.messages);
  const find = (kinds: string) =>
    messages.find(({ template }) => (template[0].match(/%[ds]/g) ?? []).join('') === kinds);
  const last = messages.at(-1);
  const [text, numbers, plain] = [find('%s') ?? messages[0], find('%d%d') ?? find('%d') ?? last, last];
  if (!text || !numbers || !plain) return '';
  const order = `09:14:02.118 ERROR POST /order 400 ${JSON.stringify(text.payload)}`;
  if (!hasDefaultShape) {
    return [order, `09:14:06.001 WARN  GET /orders 400 ${JSON.stringify(numbers.payload)}`].join('\n');
  }
  // In words, the decoder reads codes that no other number is likely to be.
  const code = entries.map(({ definition }) => definition.code).find((one) => one < 0 || one >= 1000);
  return [
    order,
    `09:14:05.730 INFO  batch {"orderList":[{"orderId":"702345678901299998","status":"CANCELED"},${JSON.stringify(plain.payload)}]}`,
    `09:14:06.001 WARN  frame {"id":"7","status":400,"error":${JSON.stringify(numbers.payload)}}`,
    ...(code === undefined ? [] : [`09:14:09.447 ERROR code=${code}`]),
  ].join('\n');
}

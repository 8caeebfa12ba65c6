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
import type { Language } from '../languages/language.js';
import { markParams, type Segment, toDocumentedTemplate, toTemplates } from '../marking/mark-params.js';
import { toSampleParams } from '../marking/sample-params.js';

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

/** Everything that a page shows about a code. */
export interface Entry {
  readonly definition: ErrorDefinition;
  /** What definition and status say; a field that only the status of a response decides is undefined. */
  readonly advice: { readonly retry: Retry | undefined; readonly executed: Executed | undefined };
  readonly messages: readonly EntryMessage[];
  readonly hint?: Translation | undefined;
  readonly guide?: GuideEntry | undefined;
}

/** Describes every code in one language, in the order of the catalog. */
export function toEntries(
  errors: ErrorSet<Catalog>,
  { messages, hints }: Pick<Language, 'messages' | 'hints'>,
  guide: Readonly<Record<string, GuideEntry>> = {},
): Entry[] {
  return errors.catalog.map((definition) => ({
    definition,
    advice: toAdvice(definition, errors),
    hint: hintFor(definition, hints),
    guide: Object.hasOwn(guide, definition.reason) ? guide[definition.reason] : undefined,
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
  }));
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

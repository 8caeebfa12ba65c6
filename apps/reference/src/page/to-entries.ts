import {
  type Catalog,
  defineErrors,
  type ErrorDefinition,
  type MessageTemplate,
  type Params,
} from '@errlex/core';
import type { Guide } from '@errlex/core/guide';
import { hintFor, type Translation, translate } from '@errlex/i18n';
import type { Language } from '../languages/language.js';
import { markParams, type Segment, toDocumentedTemplate, toTemplates } from '../marking/mark-params.js';
import { toSampleParams } from '../marking/sample-params.js';

/** A message in one language, with sample params filled in. */
export interface EntryMessage {
  readonly id: string;
  readonly row: MessageTemplate;
  readonly params: Params;
  /** The documented text, filled in: what travels as `msg`. */
  readonly msg: string;
  readonly documented: readonly Segment[];
  readonly translation: Translation;
  readonly segments: readonly Segment[];
}

/** All that a page tells of a code. */
export interface Entry {
  readonly definition: ErrorDefinition;
  readonly messages: readonly EntryMessage[];
  readonly hint?: Translation | undefined;
  readonly guide?: Guide | undefined;
}

/** What a language tells of every code, in the order of the catalog. */
export function toEntries(
  catalog: Catalog,
  { messages, hints }: Pick<Language, 'messages' | 'hints'>,
  guide: Readonly<Record<string, Guide>> = {},
): Entry[] {
  const { createParts } = defineErrors(catalog);
  return catalog.map((definition) => ({
    definition,
    hint: hintFor(definition, hints),
    guide: guide[definition.reason],
    messages: Object.entries(definition.messages).map(([id, row]) => {
      const params = toSampleParams(row);
      const { message: msg } = createParts(id, params as never);
      const translation = translate({ ...definition, messageId: id, params, message: msg }, messages);
      const documented = toDocumentedTemplate(row);
      return {
        id,
        row,
        params,
        msg,
        documented: markParams(msg, [documented]),
        translation,
        segments: markParams(translation.text, [...toTemplates(messages.texts, id), documented]),
      };
    }),
  }));
}

/** The codes under the headings of their reference document, each heading where it first stands. */
export function toSections(entries: readonly Entry[]): ReadonlyMap<string, readonly Entry[]> {
  const sections = new Map<string, Entry[]>();
  for (const entry of entries) {
    const { section } = entry.definition;
    const own = sections.get(section);
    if (own) own.push(entry);
    else sections.set(section, [entry]);
  }
  return sections;
}

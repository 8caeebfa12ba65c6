import { type Catalog, type ErrorDefinition, type ErrorSet, toPayload } from '@errlex/core';
import { refinements } from '@errlex/core/response';
import type { Messages, Translation } from '@errlex/i18n';
import type { Found } from '../catalog/find-definition.js';
import { findGuide } from '../catalog/find-guide.js';
import { renderTemplate } from '../catalog/render-template.js';
import { sampleParams } from '../catalog/sample-params.js';
import { toListed } from '../catalog/to-listed.js';

/** What `explain --json` prints. */
export type Explained = ReturnType<typeof toExplained>;

/** What is known of a row, or of one message of it, with its texts in each of the locales. */
export function toExplained(
  { definition, messageId }: Found,
  errors: ErrorSet<Catalog>,
  locales: readonly Messages[],
) {
  const { messages: rows, ...listed } = toListed(definition);
  const { gatewayStatus, retry, executed, generic } = definition;
  return {
    ...listed,
    gatewayStatus,
    advice: { retry, executed },
    // What its text decides where the code is too general to.
    refinements: generic ? refinements : [],
    guide: findGuide(definition) ?? null,
    messages: rows
      .filter(({ id }) => messageId === undefined || id === messageId)
      .map((message) => ({
        ...message,
        sample: toSample(definition, message.id, errors),
        translations: locales.flatMap((messages) => toTranslation(message.id, messages)),
      })),
  };
}

/** A payload that carries the message. */
function toSample({ messages }: ErrorDefinition, id: string, { createApiError }: ErrorSet<Catalog>) {
  const row = messages[id];
  return row && toPayload(createApiError(id, sampleParams(row)));
}

function toTranslation(id: string, messages: Messages): Translation[] {
  const text = renderTemplate(id, messages);
  const { locale, dir } = messages;
  return text === undefined ? [] : [{ text, locale, dir }];
}

import { type Catalogue, type Definition, type Errors, toPayload } from '@errlex/core';
import { refinements } from '@errlex/core/response';
import type { Messages, Translation } from '@errlex/i18n';
import type { Found } from '../catalogue/find-definition.js';
import { findGuide } from '../catalogue/find-guide.js';
import { renderTemplate } from '../catalogue/render-template.js';
import { sampleParams } from '../catalogue/sample-params.js';
import { toListed } from '../catalogue/to-listed.js';

/** What `explain --json` prints. */
export type Explained = ReturnType<typeof toExplained>;

/** What is known of a row, or of one message of it, with its texts in each of the locales. */
export function toExplained(
  { definition, messageId }: Found,
  errors: Errors<Catalogue>,
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
function toSample({ messages }: Definition, id: string, { createApiError }: Errors<Catalogue>) {
  const row = messages[id];
  return row && toPayload(createApiError(id, sampleParams(row)));
}

function toTranslation(id: string, messages: Messages): Translation[] {
  const text = renderTemplate(id, messages);
  const { locale, dir } = messages;
  return text === undefined ? [] : [{ text, locale, dir }];
}

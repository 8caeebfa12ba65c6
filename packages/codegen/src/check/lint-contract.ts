import type { AnyErrorSet } from '@errlex/core';
import { createFinding, type Finding } from './finding.js';
import { listMessages, readMessageId } from './sample-texts.js';

/**
 * Lists the weaknesses of a contract: messages that are never found because an earlier one matches their
 * texts, and equal texts of different codes.
 */
export function lintContract(errors: AnyErrorSet): Finding[] {
  return [...findAmbiguousTemplates(errors), ...findDuplicateTexts(errors)];
}

function findAmbiguousTemplates(errors: AnyErrorSet): Finding[] {
  return errors.catalog.flatMap((definition) =>
    listMessages(definition).flatMap(({ id, texts }) => {
      const other = texts
        .map((text) => readMessageId(errors, definition.code, text))
        .find((read) => read !== id);
      if (other === undefined) return [];
      const message = `${id}: its texts are read as ${other}. Put the narrower template first.`;
      return [createFinding('ambiguous-template', id, message, definition.code)];
    }),
  );
}

function findDuplicateTexts({ catalog }: AnyErrorSet): Finding[] {
  const first = new Map<string, string>();
  return catalog.flatMap((definition) =>
    listMessages(definition).flatMap(({ id, template }) => {
      const other = first.get(template);
      if (other === undefined) first.set(template, id);
      if (other === undefined || other === id) return [];
      const message = `${id} has the text of ${other}, "${template}": a person cannot tell them apart.`;
      return [createFinding('duplicate-text', id, message, definition.code)];
    }),
  );
}

import type { Catalog } from '@errlex/core';
import type { Guide } from '@errlex/core/guide';
import { type Language, toFolder } from '../languages/language.js';
import { toTexts } from './to-texts.js';

/** All codes in all languages, as `errors.schema.json` describes it. */
export function toErrorsJson(
  catalog: Catalog,
  languages: readonly Language[],
  { guide = {}, title }: { readonly guide?: Readonly<Record<string, Guide>>; readonly title?: string } = {},
) {
  return {
    $schema: './errors.schema.json',
    ...(title && { title }),
    languages: languages.map(({ tag, dir, name, ...rest }) => ({
      tag,
      dir,
      name,
      page: `./${toFolder({ tag, ...rest })}`,
    })),
    errors: catalog.map((definition) => {
      const { code, reason, section, category, httpStatus, gatewayStatus, retry, executed } = definition;
      return {
        code,
        reason,
        section,
        category,
        httpStatus,
        gatewayStatus,
        retry,
        executed,
        ...(guide[reason] && { cause: guide[reason].cause, remedy: guide[reason].action }),
        hints: Object.fromEntries(
          languages.flatMap(({ tag, hints }) => (hints.texts[reason] ? [[tag, hints.texts[reason]]] : [])),
        ),
        messages: Object.entries(definition.messages).map(([id, [template, ...names]]) => {
          const kinds = template.match(/%[ds]/g) ?? [];
          return {
            id,
            template,
            params: names.map((name, index) => ({
              name,
              type: kinds[index] === '%d' ? ('number' as const) : ('string' as const),
            })),
            texts: Object.fromEntries(
              languages.flatMap(({ tag, messages }) => {
                const texts = toTexts(messages.texts, id);
                return texts === undefined ? [] : [[tag, texts]];
              }),
            ),
          };
        }),
      };
    }),
  };
}

export type ErrorsJson = ReturnType<typeof toErrorsJson>;

import type { Catalog } from '@errlex/core';
import type { GuideEntry } from '@errlex/core/guide';
import { type Language, toFolder } from '../languages/language.js';
import { toTexts } from './to-texts.js';

/** Returns all codes in all languages, as `errors.schema.json` describes it. */
export function toErrorsJson(
  catalog: Catalog,
  languages: readonly Language[],
  {
    guide = {},
    title,
  }: { readonly guide?: Readonly<Record<string, GuideEntry>>; readonly title?: string } = {},
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
    errors: catalog.map(({ messages, ...definition }) => {
      const { reason } = definition;
      const advice = Object.hasOwn(guide, reason) ? guide[reason] : undefined;
      return {
        ...definition,
        ...(advice && { cause: advice.cause, fix: advice.fix }),
        hints: Object.fromEntries(
          languages.flatMap(({ tag, hints: { texts } }) => {
            const hint = Object.hasOwn(texts, reason) ? texts[reason] : undefined;
            return hint ? [[tag, hint]] : [];
          }),
        ),
        messages: Object.entries(messages).map(([id, [template, ...names]]) => {
          const kinds = template.match(/%[ds]/g) ?? [];
          return {
            id,
            template,
            params: names.map((name, index) => ({
              name,
              type: kinds[index] === '%d' ? ('number' as const) : ('string' as const),
            })),
            texts: Object.fromEntries(
              languages.flatMap(({ tag, messages: { texts: all } }) => {
                const texts = toTexts(all, id);
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

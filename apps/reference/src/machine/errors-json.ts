import type { Catalog } from '@errlex/core';
import type { GuideEntry } from '@errlex/core/guide';
import { type Language, toFolder } from '../languages.js';

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

const categories = ['zero', 'one', 'two', 'few', 'many', 'other'] as const;

/**
 * Returns the text of a message with its `{{name}}`s, or its plural forms by category; undefined if the language has
 * none.
 */
export function toTexts(
  texts: Readonly<Record<string, string>>,
  id: string,
): string | Readonly<Record<string, string>> | undefined {
  if (Object.hasOwn(texts, id)) return texts[id];
  const forms = categories.flatMap((category) => {
    const text = texts[`${id}_${category}`];
    return text === undefined ? [] : [[category, text]];
  });
  return forms.length === 0 ? undefined : Object.fromEntries(forms);
}

const text = { type: 'string', minLength: 1 };
const tag = { type: 'string', pattern: '^[a-z]{2,3}(-[A-Za-z0-9]+)*$' };
const status = { type: 'integer', minimum: 400, maximum: 599 };

function object(properties: Readonly<Record<string, object>>, optional: readonly string[] = []) {
  const required = Object.keys(properties).filter((name) => !optional.includes(name));
  return { type: 'object', properties, required, additionalProperties: false };
}

const byLanguage = (of: object) => ({ type: 'object', propertyNames: tag, additionalProperties: of });

const plural = object(
  Object.fromEntries(['zero', 'one', 'two', 'few', 'many', 'other'].map((category) => [category, text])),
  ['zero', 'one', 'two', 'few', 'many'],
);

/** The JSON Schema of `errors.json`. */
export const errorsSchema = {
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  title: 'Error codes in every language',
  ...object(
    {
      $schema: { const: './errors.schema.json' },
      title: text,
      languages: {
        type: 'array',
        items: object({ tag, dir: { enum: ['ltr', 'rtl'] }, name: text, page: text }),
      },
      errors: {
        type: 'array',
        items: object(
          {
            code: { type: 'integer', description: 'Identifies the error, and never gets another meaning.' },
            reason: { ...text, description: 'The symbolic name of the code.' },
            section: text,
            category: { ...text, description: 'A class of errors to catch.' },
            field: {
              ...text,
              description: 'The request field that is wrong, or the param that holds its name.',
            },
            httpStatus: { ...status, description: 'To respond with. Default: 500.' },
            gatewayStatus: {
              ...status,
              description: 'To respond with if an upstream sent the error. Default: 502.',
            },
            retry: { enum: ['never', 'fix-request', 'resync', 'backoff'] },
            executed: { enum: ['no', 'unknown'] },
            generic: { type: 'boolean', description: 'Text and 4xx status override the advice.' },
            retired: { type: 'boolean', description: 'No longer sent.' },
            cause: text,
            fix: text,
            hints: byLanguage(text),
            messages: {
              type: 'array',
              minItems: 1,
              items: object({
                id: text,
                template: { ...text, description: 'As documented, with %d and %s in place.' },
                params: {
                  type: 'array',
                  items: object({ name: text, type: { enum: ['number', 'string'] } }),
                },
                texts: {
                  ...byLanguage({ anyOf: [text, plural] }),
                  description: 'By language, with {{name}} for a param; plural forms by CLDR category.',
                },
              }),
            },
          },
          [
            'section',
            'category',
            'field',
            'httpStatus',
            'gatewayStatus',
            'retry',
            'executed',
            'generic',
            'retired',
            'cause',
            'fix',
          ],
        ),
      },
    },
    ['title'],
  ),
};

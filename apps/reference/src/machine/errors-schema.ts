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

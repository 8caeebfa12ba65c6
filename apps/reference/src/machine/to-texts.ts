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

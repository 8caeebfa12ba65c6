import { type Catalog, defineErrors, spotV3 } from '@errlex/core';
import { loadMessages, locales, translate } from '@errlex/i18n';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { markParams, toDocumentedTemplate, toTemplates } from './mark-params.js';

const limit = ['limit must be between %d and %d.', 'min', 'max'] as const;

describe('markParams', () => {
  it('names the params in a text', () => {
    expect(markParams('limit must be between 1 and 1000.', [toDocumentedTemplate(limit)])).toEqual([
      { text: 'limit must be between ' },
      { text: '1', param: 'min' },
      { text: ' and ' },
      { text: '1000', param: 'max' },
      { text: '.' },
    ]);
  });

  it('leaves a text of another template as it is', () => {
    expect(markParams('Invalid symbol.', [toDocumentedTemplate(limit)])).toEqual([
      { text: 'Invalid symbol.' },
    ]);
  });

  it('loses nothing of any text', () => {
    const template = toTemplates({ A: 'a {{x}} b {{y}}' }, 'A');
    fc.assert(
      fc.property(fc.string(), fc.string(), (x, y) => {
        const text = `a ${x} b ${y}`;
        expect(markParams(text, template).map((segment) => segment.text)).toSatisfy(
          (parts: string[]) => parts.join('') === text,
        );
      }),
    );
  });

  it('finds the params of every message in every language, in whatever plural form', async () => {
    const { catalog, createErrorData } = defineErrors<Catalog>(spotV3);
    for (const tag of locales) {
      const messages = await loadMessages(tag);
      for (const [id, message] of catalog.flatMap(({ messages }) => Object.entries(messages))) {
        const [template, ...names] = message;
        for (const number of [5, 21, 100]) {
          const params = Object.fromEntries(
            names.map((name) => [name, template.includes('%d') ? number : 'side']),
          );
          const { text } = translate(createErrorData(id, params), messages);
          const marked = markParams(text, toTemplates(messages.texts, id)).flatMap(
            ({ param }) => param ?? [],
          );
          expect(marked.sort(), `${tag} ${id} ${number}`).toEqual([...names].sort());
        }
      }
    }
  });
});

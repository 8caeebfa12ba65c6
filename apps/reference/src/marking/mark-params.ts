import type { MessageTemplate } from '@errlex/core';
import { matchTemplate, type Template } from '@errlex/core/text';

/** A piece of a rendered text; `param` is the name of the param that stands there. */
export interface Segment {
  readonly text: string;
  readonly param?: string;
}

const pluralSuffix = /_(?:zero|one|two|few|many|other)$/;

/** Cuts a rendered text where the params stand. The texts of the segments, joined, are the text. */
export function markParams(text: string, templates: readonly Template[]): Segment[] {
  for (const template of templates) {
    const parts = matchTemplate(template, text);
    if (parts) return toSegments(template, parts);
  }
  return [{ text }];
}

function toSegments({ literals, names }: Template, parts: readonly string[]): Segment[] {
  const segments = literals.flatMap((literal, index): Segment[] => {
    const param = names[index];
    return param === undefined
      ? [{ text: literal }]
      : [{ text: literal }, { text: parts[index] ?? '', param }];
  });
  return segments.filter(({ text, param }) => text !== '' || param !== undefined);
}

/** The forms that a message has in the texts of a locale: one, or one for each plural category. */
export function toTemplates(texts: Readonly<Record<string, string>>, id: string): Template[] {
  return Object.keys(texts)
    .filter((key) => key.replace(pluralSuffix, '') === id)
    .map((key) => {
      const parts = (texts[key] ?? '').split(/\{\{(\w+)\}\}/);
      return {
        literals: parts.filter((_, index) => index % 2 === 0),
        names: parts.filter((_, index) => index % 2 === 1),
      };
    });
}

/** The documented form. */
export function toDocumentedTemplate([template, ...names]: MessageTemplate): Template {
  return { literals: template.split(/%[ds]/), names };
}

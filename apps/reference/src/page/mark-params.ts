import type { MessageTemplate } from '@errlex/core';
import { matchTemplate, type Template } from '@errlex/core/text';

/** A part of a rendered text. `param` is set if the part is the value of that param. */
export interface Segment {
  readonly text: string;
  readonly param?: string;
}

const pluralSuffix = /_(?:zero|one|two|few|many|other)$/;

/** Splits a rendered text at its params. The joined segments are the text. */
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

/** Returns the forms of a message in the texts of a locale: one, or one for each plural category. */
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

/** Returns the documented form of a message. */
export function toDocumentedTemplate([template, ...names]: MessageTemplate): Template {
  return { literals: template.split(/%[ds]/), names };
}

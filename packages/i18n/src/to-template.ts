import type { Template } from '@errlex/core/text';

/** Maximum number of cached texts: a process renders the same few dozen again and again. */
const CACHE_LIMIT = 500;

let cache: Map<string, Template> | undefined;

/** Splits a text of a locale at its `{{name}}` placeholders. */
export function toTemplate(text: string): Template {
  const known = cache?.get(text);
  if (known) return known;
  const parts = text.split(/\{\{(\w+)\}\}/);
  const template = {
    literals: parts.filter((_, index) => index % 2 === 0),
    names: parts.filter((_, index) => index % 2 === 1),
  };
  if (cache === undefined || cache.size >= CACHE_LIMIT) cache = new Map();
  cache.set(text, template);
  return template;
}

import { createResolver } from './create-resolver.js';
import type { LocaleResolver } from './locale-resolver.js';

/** Reads a language from a parameter of the query. */
export function fromQuery(name: string): LocaleResolver {
  return createResolver(({ originalUrl, url }) => {
    const path = originalUrl ?? url ?? '';
    const start = path.indexOf('?');
    return start < 0 ? undefined : new URLSearchParams(path.slice(start)).get(name);
  }, '');
}

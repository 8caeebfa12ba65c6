import { createResolver } from './create-resolver.js';
import type { LocaleResolver } from './locale-resolver.js';

/** Reads a language from a parameter of the query. */
export function fromQuery(name: string): LocaleResolver {
  return createResolver(({ url = '' }) => {
    const start = url.indexOf('?');
    return start < 0 ? undefined : new URLSearchParams(url.slice(start)).get(name);
  }, '');
}

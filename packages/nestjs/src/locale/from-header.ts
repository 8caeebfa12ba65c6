import { createResolver } from './create-resolver.js';
import type { LocaleResolver } from './locale-resolver.js';

/** Reads a language, or several as `Accept-Language` lists them, from a header. */
export function fromHeader(name: string): LocaleResolver {
  const key = name.toLowerCase();
  return createResolver(({ headers }) => {
    const value = headers[key];
    return typeof value === 'object' ? value.join(',') : value;
  }, name);
}

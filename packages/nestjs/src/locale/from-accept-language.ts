import { fromHeader } from './from-header.js';
import type { LocaleResolver } from './locale-resolver.js';

/** Reads the languages of the header `Accept-Language`, in the order of their weights. */
export function fromAcceptLanguage(): LocaleResolver {
  return fromHeader('Accept-Language');
}

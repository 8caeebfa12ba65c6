import { parseAcceptLanguage } from '@errlex/i18n';
import { type RequestFacts, toRequestFacts } from '../request/to-request-facts.js';
import type { LocaleResolver } from './locale-resolver.js';

/**
 * A resolver of one place in a request, which holds a language or a list of them as `Accept-Language` writes
 * it.
 */
export function createResolver(read: (request: RequestFacts) => unknown, vary: string): LocaleResolver {
  const resolve: LocaleResolver = (host) => parseAcceptLanguage(read(toRequestFacts(host)));
  return Object.assign(resolve, { vary });
}

import { parseCookie } from 'cookie';
import { createResolver } from './create-resolver.js';
import type { LocaleResolver } from './locale-resolver.js';

/** Reads a language from a cookie, whether or not a middleware parses them. */
export function fromCookie(name: string): LocaleResolver {
  return createResolver(({ headers }) => parseCookie(String(headers.cookie ?? ''))[name], 'Cookie');
}

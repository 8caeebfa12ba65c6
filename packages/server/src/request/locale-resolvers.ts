import { matchLocale, parseAcceptLanguage } from '@errlex/i18n';
import { parseCookie } from 'cookie';
import { type AskOption, isOptional } from '../ask-option.js';
import type { RequestFacts } from './request-facts.js';

/** Reads the requested languages from a request, best first. */
export interface LocaleResolver {
  (request: RequestFacts): string | readonly string[] | null | undefined;
  /**
   * The header to list in `Vary`: the one that the languages are read from. Empty for none. Default: `*`,
   * because the languages may depend on any part of the request.
   */
  readonly vary?: string;
}

/**
 * Creates a resolver that reads one place in a request. The place holds a language, or a list in the format
 * of `Accept-Language`.
 */
function createResolver(read: (request: RequestFacts) => unknown, vary: string): LocaleResolver {
  const resolve: LocaleResolver = (request) => parseAcceptLanguage(read(request));
  return Object.assign(resolve, { vary });
}

/**
 * Creates a resolver that reads a header. It holds a language, or a list in the format of `Accept-Language`.
 */
export function fromHeader(name: string): LocaleResolver {
  return createResolver(({ headers }) => headers.get(name), name);
}

/** Creates a resolver that reads the header `Accept-Language`, in the order of its weights. */
export function fromAcceptLanguage(): LocaleResolver {
  return fromHeader('Accept-Language');
}

/** Creates a resolver that reads a cookie from the header `Cookie`, so that no middleware is needed. */
export function fromCookie(name: string): LocaleResolver {
  return createResolver(({ headers }) => parseCookie(String(headers.get('cookie') ?? ''))[name], 'Cookie');
}

/** Creates a resolver that reads a parameter of the query. */
export function fromQuery(name: string): LocaleResolver {
  return createResolver(({ url = '' }) => {
    const start = url.indexOf('?');
    return start < 0 ? undefined : new URLSearchParams(url.slice(start)).get(name);
  }, '');
}

/** The language for a response, and the names of the headers that it depends on, for `Vary`. */
export interface RequestLocale {
  readonly locale: string;
  readonly vary: readonly string[];
}

/**
 * Returns the locale of the first resolver that finds a supported one. If none does, returns the first
 * supported locale.
 */
export function matchRequest(
  request: RequestFacts,
  { resolvers, ask }: { readonly resolvers: readonly LocaleResolver[]; readonly ask: AskOption },
  supported: readonly string[],
): RequestLocale {
  const vary: string[] = [];
  for (const resolver of resolvers) {
    const { vary: header = '*' } = resolver;
    if (header !== '') vary.push(header);
    const requested = ask('resolvers', () => resolver(request), isRequested, 'a language or a list of them');
    const locale = requested ? matchLocale(requested, supported, '') : '';
    if (locale !== '') return { locale, vary };
  }
  return { locale: supported[0] ?? 'en', vary };
}

function isRequested(value: unknown): value is ReturnType<LocaleResolver> {
  const isTag = (one: unknown) => typeof one === 'string';
  return isOptional(value) || isTag(value) || (Array.isArray(value) && value.every(isTag));
}

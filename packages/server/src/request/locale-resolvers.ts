import { matchLocale, parseAcceptLanguage } from '@errlex/i18n';
import { parseCookie } from 'cookie';
import { type AskOption, isOptional } from '../ask-option.js';
import type { RequestFacts } from './request-facts.js';

/** Reads the requested languages, best first, from a request of any host. */
export interface LocaleResolver {
  (request: RequestFacts): string | readonly string[] | null | undefined;
  /** The header that the language is read from; empty for none. Default: `*`, any part of the request. */
  readonly vary?: string;
}

/** Creates a resolver of one place in a request, which has a language or a list as in `Accept-Language`. */
function createResolver(read: (request: RequestFacts) => unknown, vary: string): LocaleResolver {
  const resolve: LocaleResolver = (request) => parseAcceptLanguage(read(request));
  return Object.assign(resolve, { vary });
}

/** Reads a language, or several as `Accept-Language` lists them, from a header. */
export function fromHeader(name: string): LocaleResolver {
  return createResolver(({ headers }) => headers.get(name), name);
}

/** Reads the languages of the header `Accept-Language`, in the order of their weights. */
export function fromAcceptLanguage(): LocaleResolver {
  return fromHeader('Accept-Language');
}

/** Reads a language from a cookie, whether or not a middleware parses them. */
export function fromCookie(name: string): LocaleResolver {
  return createResolver(({ headers }) => parseCookie(String(headers.get('cookie') ?? ''))[name], 'Cookie');
}

/** Reads a language from a parameter of the query. */
export function fromQuery(name: string): LocaleResolver {
  return createResolver(({ url = '' }) => {
    const start = url.indexOf('?');
    return start < 0 ? undefined : new URLSearchParams(url.slice(start)).get(name);
  }, '');
}

/** The language of a response, and the headers that it was chosen by. */
export interface RequestLocale {
  readonly locale: string;
  readonly vary: readonly string[];
}

/** Returns the locale of the first resolver that finds a supported one, else the first supported one. */
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

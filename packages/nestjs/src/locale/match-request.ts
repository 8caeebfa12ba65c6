import { matchLocale } from '@errlex/i18n';
import type { ArgumentsHost } from '@nestjs/common';
import type { LocaleResolver } from './locale-resolver.js';

/** The language of an answer, and the headers that it was chosen by. */
export interface RequestLocale {
  readonly locale: string;
  readonly vary: readonly string[];
}

/**
 * The locale of the first resolver that finds a supported one, else English. A resolver that throws finds
 * none.
 */
export function matchRequest(
  host: ArgumentsHost,
  resolvers: readonly LocaleResolver[],
  supported: readonly string[],
): RequestLocale {
  const vary: string[] = [];
  for (const resolver of resolvers) {
    const { vary: header = '*' } = resolver;
    if (header !== '') vary.push(header);
    const requested = resolve(resolver, host);
    const locale = requested === undefined ? '' : matchLocale(requested, supported, '');
    if (locale !== '') return { locale, vary };
  }
  return { locale: 'en', vary };
}

function resolve(resolver: LocaleResolver, host: ArgumentsHost): ReturnType<LocaleResolver> {
  try {
    return resolver(host);
  } catch {
    return undefined;
  }
}

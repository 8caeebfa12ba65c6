/**
 * Filters written by hand that send the same body and headers as ours. The one that negotiates does what the
 * answer promises: it reads the weights of `Accept-Language` with `negotiator`, which Express itself takes for
 * that, and looks what is asked for up in its texts, which costs less than handing it all 64 tags to compare.
 * The bare one tells Japanese from everything else with a regular expression, which is the least that sends
 * the same answer here; it would send the wrong one to most other readers.
 */
import { loadMessages, locales } from '@errlex/i18n';
import { type ArgumentsHost, Catch, type ExceptionFilter, HttpException, Inject } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import Negotiator from 'negotiator';

/** Of the code that is thrown here, by language; what a team would keep in files of its own. */
const texts = new Map<string, Readonly<Record<number, string>>>();
for (const locale of locales) {
  const { texts: messages } = await loadMessages(locale);
  texts.set(locale, { [-1140]: messages['PARAM_VALIDATE_ERROR.limit'] ?? '' });
}

interface Refusal {
  readonly code: number;
  readonly params: Readonly<Record<string, number>>;
}

abstract class HandWrittenFilter implements ExceptionFilter {
  readonly #host: HttpAdapterHost;

  constructor(host: HttpAdapterHost) {
    this.#host = host;
  }

  protected abstract choose(acceptLanguage: string | undefined): string;

  catch(exception: HttpException, host: ArgumentsHost): void {
    const { httpAdapter } = this.#host;
    const locale = this.choose(host.getArgByIndex(0).headers['accept-language']);
    const { code, params } = exception.getResponse() as Refusal;
    const msg = texts
      .get(locale)
      ?.[code]?.replace(/\{\{(\w+)\}\}/g, (_, name: string) => String(params[name]));
    const response = host.getArgByIndex(1);
    httpAdapter.setHeader(response, 'Content-Type', 'application/json; charset=utf-8');
    httpAdapter.setHeader(response, 'Content-Language', locale);
    httpAdapter.setHeader(response, 'Vary', 'Accept-Language');
    httpAdapter.reply(response, JSON.stringify({ code, msg }), exception.getStatus());
  }
}

class BareFilter extends HandWrittenFilter {
  protected override choose(acceptLanguage = ''): string {
    return /^ja\b/.test(acceptLanguage) ? 'ja' : 'en';
  }
}

class NegotiatingFilter extends HandWrittenFilter {
  protected override choose(acceptLanguage: string | undefined): string {
    const asked = new Negotiator({ headers: { 'accept-language': acceptLanguage } }).languages();
    for (const tag of asked) {
      const [language = ''] = tag.split('-', 1);
      const locale = [tag, language].find((one) => texts.has(one));
      if (locale !== undefined) return locale;
    }
    return 'en';
  }
}

/** By what the table calls them; the budget counts against the first. */
export const filters = {
  'a filter that negotiates': NegotiatingFilter,
  'a bare filter': BareFilter,
} as const;

// Decorators as functions, because Node runs this file as it is.
for (const Filter of Object.values(filters)) {
  Inject(HttpAdapterHost)(Filter, undefined, 0);
  Catch(HttpException)(Filter);
}

/**
 * Responses written by hand that have the same body and headers as ours. The one that negotiates does what the
 * response promises: it reads the weights of `Accept-Language` with `negotiator`, which Express itself takes for
 * that, and looks up what is requested in its texts, which costs less than comparing all 64 tags. The bare one
 * distinguishes Japanese from everything else with a regular expression: the least code that sends the same
 * responses here. For most other languages it would send the wrong text.
 */
import { loadMessages, locales } from '@errlex/i18n';
import Negotiator from 'negotiator';

/** The texts of the code that is thrown here, by language; a team would keep them in files of its own. */
const texts = new Map<string, Readonly<Record<number, string>>>();
for (const locale of locales) {
  const { texts: messages } = await loadMessages(locale);
  texts.set(locale, { [-1140]: messages['PARAM_VALIDATE_ERROR.limit'] ?? '' });
}

/** The content of a team's own error. */
export interface Refusal {
  readonly code: number;
  readonly params: Readonly<Record<string, number>>;
}

export const REFUSAL: Refusal = { code: -1140, params: { min: 1, max: 1000 } };

/** A team's own error, thrown without Nest. */
export class RefusalError extends Error {
  override readonly name = 'RefusalError';
  readonly status = 400;
  readonly refusal = REFUSAL;
}

export type ChooseLocale = (acceptLanguage: string | undefined) => string;

/** Each way to find the language, by what the table calls its handler; the budget counts against the first. */
export const choosers: Readonly<Record<string, ChooseLocale>> = {
  'a handler that negotiates': (acceptLanguage) => {
    const requested = new Negotiator({ headers: { 'accept-language': acceptLanguage } }).languages();
    for (const tag of requested) {
      const [language = ''] = tag.split('-', 1);
      const locale = [tag, language].find((one) => texts.has(one));
      if (locale !== undefined) return locale;
    }
    return 'en';
  },
  'a bare handler': (acceptLanguage = '') => (/^ja\b/.test(acceptLanguage) ? 'ja' : 'en'),
};

/** Returns the body in a language. */
export function renderByHand({ code, params }: Refusal, locale: string): string {
  const msg = texts.get(locale)?.[code]?.replace(/\{\{(\w+)\}\}/g, (_, name: string) => String(params[name]));
  return JSON.stringify({ code, msg });
}

/** Returns the headers that ours sends too. */
export function headersByHand(locale: string): [name: string, value: string][] {
  return [
    ['Content-Type', 'application/json; charset=utf-8'],
    ['Content-Language', locale],
    ['Cache-Control', 'no-store'],
    ['Vary', 'Accept-Language'],
  ];
}

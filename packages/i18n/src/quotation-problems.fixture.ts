import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { LocaleFile } from './locale-files.fixture.js';

const require = createRequire(import.meta.url);
const cldr = require.resolve('cldr-misc-full/package.json');

/** The marks that open and close a quotation. */
type Pair = readonly [open: string, close: string];

/** The documented English, and thus ours, uses straight quotation marks. */
const typewriter: Pair = ["'", "'"];

/** Returns the quotation marks that CLDR has for a locale: the outer pair and the inner pair. */
function toPairs(tag: string): Pair[] {
  const { language, script } = new Intl.Locale(tag).maximize();
  const candidates = [tag, `${language}-${script}`, language];
  for (const candidate of candidates) {
    const file = new URL(`main/${candidate}/delimiters.json`, `file://${cldr}`);
    if (!existsSync(file)) continue;
    const { delimiters } = JSON.parse(readFileSync(file, 'utf8')).main[candidate];
    const { quotationStart, quotationEnd, alternateQuotationStart, alternateQuotationEnd } = delimiters;
    const pairs: Pair[] = [
      [quotationStart, quotationEnd],
      [alternateQuotationStart, alternateQuotationEnd],
    ];
    return tag === 'en' ? [...pairs, typewriter] : pairs;
  }
  return [];
}

const mark = /['"\u2018-\u201f\u2039\u203a\u00ab\u00bb\u300c-\u300f]/g;

/**
 * Lists the texts whose quotation marks are not those of the language, whose names lack them, or whose file
 * mixes two styles.
 */
export function quotationProblems({ name, tag, texts }: LocaleFile): string[] {
  const pairs = toPairs(tag);
  if (pairs.length === 0) return [`${name}: CLDR has no quotation marks for ${tag}`];
  let usual: string | undefined;
  return Object.entries(texts).flatMap(([key, text]) => {
    const problem = (what: string) => [`${name} ${key}: ${what}`];
    // Between letters, the mark is an apostrophe.
    const found = (text.replace(/(?<=\p{L})['\u2019](?=\p{L}|\{\{|[«“])/gu, '').match(mark) ?? []).join('');
    if (found === '') return text.includes('{{parameter}}') ? problem('does not quote the name') : [];
    const [open, close] = pairs.find((pair) => found === pair.join('').repeat(found.length / 2)) ?? [];
    if (open === undefined) return problem(`quotes with ${found}, not as CLDR has it: ${pairs.join(' ')}`);
    usual ??= open;
    if (open !== usual) return problem(`quotes with ${open}, another text with ${usual}`);
    const isQuoted = text.replace(/\s/g, '').includes(`${open}{{parameter}}${close}`);
    return isQuoted || !text.includes('{{parameter}}') ? [] : problem('does not quote the name');
  });
}

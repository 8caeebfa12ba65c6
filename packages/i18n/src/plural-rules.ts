import type { PluralCategory } from './messages.js';

/** The plural rule of a locale, see {@link Messages.plural}. */
type PluralRule = Readonly<Partial<Record<PluralCategory, string>>>;

/**
 * CLDR's plural rules for whole numbers. A line lists languages, then categories, each with a regular
 * expression for the decimal digits of a number. The first category that matches is used; if none matches,
 * the category is `other`. A test compares the rules with the engine.
 */
const rules = `id ja km ko ms th vi zh:
bn fa gu hi hy kn pa:one ^[01]$
fr pt:one ^[01]$ many .0{6}$
ca es it pt-PT:one ^1$ many .0{6}$
be ru uk:one (^|[^1])1$ few (^|[^1])[2-4]$ many .
hr sr:one (^|[^1])1$ few (^|[^1])[2-4]$
pl:one ^1$ few (^|[^1])[2-4]$ many .
cs sk:one ^1$ few ^[2-4]$
is mk:one (^|[^1])1$
sl:one (^|0)1$ two (^|0)2$ few (^|0)[34]$
lt:one (^|[^1])1$ few (^|[^1])[2-9]$
lv:zero 0$|1.$ one 1$
fil:one ^[1-3]$|[^469]$
he:one ^1$ two ^2$
ro:one ^1$ few ^0$|(^|0)[1-9]$|1.$
ar:zero ^0$ one ^1$ two ^2$ few (^|0)[3-9]$|10$ many [1-9][1-9]$|[2-9]0$
az bg da de el en et fi hu ka kk ml mr nb ne nl sq sv sw ta te tr ur uz:one ^1$`;

/**
 * Returns the plural rule of a locale, else of its language. Returns `undefined` for a language without
 * shipped texts.
 */
export function findPluralRule(locale: string): PluralRule | undefined {
  const [language = ''] = locale.split('-');
  const lines = rules.split('\n').map((line) => line.split(':'));
  const find = (tag: string) => lines.find(([tags = '']) => tags.split(' ').includes(tag))?.[1];
  const words = (find(locale) ?? find(language))?.split(' ');
  return (
    words &&
    Object.fromEntries(words.flatMap((word, index) => (index % 2 === 1 ? [[words[index - 1], word]] : [])))
  );
}

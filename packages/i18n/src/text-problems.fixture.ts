import { type LocaleFile, toId } from './locale-files.fixture.js';

const literals = [
  'limit',
  'startTime',
  'endTime',
  'timeInForce',
  'client_oid',
  'ACCESS_KEY',
  'ACCESS_SIGN',
  'ACCESS_TIMESTAMP',
  'Content-Type',
  'application/json',
  'JSON',
  'IP',
  'API',
  'Google',
];

/** Full stops of languages that do not end a sentence with the Latin one. */
const fullStops: Readonly<Record<string, string>> = {
  bn: '।',
  hi: '।',
  hy: '։',
  ja: '。',
  km: '។',
  ne: '।',
  pa: '।',
  th: '',
  ur: '۔',
  'zh-CN': '。',
  'zh-TW': '。',
};

const rules: readonly [problem: string, breaks: (text: string, english: string, tag: string) => boolean][] = [
  ['is not in normal form C', (text) => text.normalize('NFC') !== text],
  [
    'holds a control or bidi character',
    (text) => /[\p{Cc}\u00ad\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff]/u.test(text),
  ],
  ['holds markup or what i18next evaluates', (text) => /[<>]|\$t\(|\{\{-/.test(text)],
  ['has a brace that is no placeholder', (text) => /[{}]/.test(text.replace(/\{\{\w+\}\}/g, ''))],
  ['has placeholders that touch', (text) => /\}\}\s*\{\{/.test(text)],
  ['has a space too many', (text) => text !== text.trim() || /\s{2}/.test(text)],
  ['has an exclamation mark', (text) => /[!！]/.test(text)],
  ['has a digit that is not ASCII', (text) => /(?![0-9])\p{Nd}/u.test(text)],
  ['is more than three times as long as the English', (text, english) => text.length > 3 * english.length],
  ['is the English', (text, english, tag) => tag !== 'en' && text === english],
  [
    'does not end as a sentence of its script',
    (text, _, tag) => {
      const stop = fullStops[tag] ?? '.';
      return stop === '' ? /[.。]$/.test(text) : !text.endsWith(stop);
    },
  ],
];

/** Lists the typographic problems of texts in any language. */
export function textProblems({ name, tag, texts, toEnglish }: LocaleFile): string[] {
  return Object.entries(texts).flatMap(([key, text]) => {
    const english = toEnglish(key);
    if (english === undefined || typeof text !== 'string') return [];
    const broken = rules.filter(([, breaks]) => breaks(text, english, tag)).map(([problem]) => problem);
    const lost = literals.filter((word) => hasWord(english, word) && !hasWord(text, word));
    return [...broken, ...lost.map((word) => `lacks the API word ${word}`)].map(
      (problem) => `${name} ${key}: ${problem}`,
    );
  });
}

function hasWord(text: string, word: string): boolean {
  return new RegExp(`(?<![A-Za-z_])${word}(?![A-Za-z_])`).test(text);
}

/** Lists equal texts of different ids: neither id can be recognized. */
export function duplicateProblems({ name, texts }: LocaleFile): string[] {
  const owners = new Map<string, string>();
  return Object.entries(texts).flatMap(([key, text]) => {
    const owner = owners.get(text) ?? toId(key);
    owners.set(text, owner);
    return owner === toId(key) ? [] : [`${name} ${key}: is the same as ${owner}`];
  });
}

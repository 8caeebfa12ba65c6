import {
  createLoader,
  loadHints,
  loadMessages,
  locales,
  matchLocale,
  parseAcceptLanguage,
} from '@errlex/i18n';
import type { Choices } from './choices.ts';
import { hold } from './promises.ts';
import { defineTarget } from './target.ts';
import { makeLongText, makeText } from './texts.ts';

const parts = [
  ...[
    'en',
    'de',
    'zh',
    'HK',
    'Hant',
    'pt',
    'AO',
    'sr',
    'Latn',
    'no',
    'x',
    'u',
    'nu',
    'latn',
    'i',
    'default',
    '1996',
    '*',
  ],
  ...[
    '-',
    '-',
    '-',
    '_',
    ',',
    ', ',
    ';',
    'q=',
    '0.5',
    '0',
    '1.000',
    '1.0000',
    ' ',
    '\t',
    '../',
    '/etc/passwd',
    '%2e%2e%2f',
  ],
  ...[
    '.js',
    '\\',
    'file:',
    'data:text/javascript,',
    '?',
    '#',
    '__proto__',
    'constructor',
    'C',
    'POSIX',
    '.UTF-8',
    '@latin',
  ],
];

/** Makes a language request, valid or not. */
export function makeRequest(choices: Choices): string {
  if (choices.oneIn(6)) return makeLongText(choices);
  const request = choices
    .some(14, () => (choices.oneIn(15) ? makeText(choices) : choices.of(parts)))
    .join('');
  return choices.oneIn(200) ? request.repeat(Math.ceil(65_536 / (request.length + 1))) : request;
}

/** Functions that choose a supported language. */
export const negotiations = [
  defineTarget({
    name: 'parseAcceptLanguage',
    make: makeRequest,
    check: (header) => {
      const tags = parseAcceptLanguage(header);
      hold('there are 32 at most', tags.length <= 32, tags.length);
      hold(
        'they are tags',
        tags.every((tag) => /^[a-z]{1,8}(?:-[a-z\d]{1,8})*$/i.test(tag)),
        tags,
      );
      hold('a second reading is the same', parseAcceptLanguage(header).join() === tags.join());
    },
  }),
  defineTarget({
    name: 'matchLocale',
    make: (choices) => choices.some(4, () => makeRequest(choices)),
    check: (requested) => {
      const found = matchLocale<string>(requested, locales, '');
      hold('the locale is supported', found === '' || locales.includes(found as never), found);
      hold('a second match is the same', matchLocale<string>(requested, locales, '') === found);
      // The application chooses its supported tags, so they are valid.
      const first = requested[0]?.slice(0, 64) ?? '';
      const own = matchLocale<string>(first, ['__proto__', 'constructor', first, 'de'], 'en');
      hold('the locale is supported', [first, 'de', 'en'].includes(own), own);
    },
  }),
  defineTarget({
    name: 'loadMessages',
    make: makeRequest,
    check: async (requested) => {
      const messages = await loadMessages(requested);
      hold('it is a locale that is shipped', locales.includes(messages.locale as never), messages.locale);
      hold('with its texts', Object.keys(messages.texts).length > 40);
      hold('and its hints', locales.includes((await loadHints(requested)).locale as never));
    },
  }),
  defineTarget({
    name: 'createLoader',
    make: (choices) => ({
      tags: choices.some(3, () => makeRequest(choices).slice(0, 64)),
      requested: makeRequest(choices),
    }),
    check: async ({ tags, requested }) => {
      const messages = { locale: 'de', dir: 'ltr', texts: { A: 'a' } } as const;
      const modules = Object.fromEntries(
        tags.map((tag, index) => [
          tag,
          index % 2 ? async () => ({ messages }) : () => Promise.reject(new Error('x')),
        ]),
      );
      const loaded = await createLoader(modules)(requested);
      hold('it is what was given, or English', loaded === messages || loaded.locale === 'en', loaded);
    },
  }),
];

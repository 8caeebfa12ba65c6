/**
 * Turns `locales/*.json` and `locales/hints/*.json` at the top of the repository, which translators edit,
 * into modules and closed maps of loaders, and the English into the schema that editors check the others
 * against. Runs before every build; only the schema is checked in.
 */
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { spotV3 } from '@errlex/core';
import { httpErrors } from '@errlex/core/http-errors';
import { findPluralRule } from '../src/plural-rules.ts';

const source = new URL('../../../locales/', import.meta.url);
const target = new URL('../src/generated/', import.meta.url);

/** The code that each reason of the shipped texts belongs to. */
const codes: Record<string, number> = Object.fromEntries(
  [...spotV3, ...httpErrors].map(({ reason, code }) => [reason, code]),
);

/** Texts for problems without a code have the code 0, so that a definition of the same name gets none of them. */
for (const reason of ['NO_NETWORK', 'UNREADABLE_RESPONSE', 'OUTDATED_APP', 'RETRY_AFTER']) codes[reason] = 0;

/** Files beside the locales, for translators and editors. */
const others = ['glossary', 'schema'];

const locales = readdirSync(source)
  .filter((file) => file.endsWith('.json'))
  .map((file) => file.slice(0, -'.json'.length))
  .filter((name) => !others.includes(name))
  .sort();

for (const locale of locales) {
  if (!isTag(locale))
    throw new Error(`locales/${locale}.json: expected a canonical BCP 47 tag of a known language.`);
}

function isTag(name: string): boolean {
  try {
    return (
      Intl.getCanonicalLocales(name)[0] === name && Intl.PluralRules.supportedLocalesOf(name).length === 1
    );
  } catch {
    return false;
  }
}

rmSync(target, { recursive: true, force: true });
mkdirSync(new URL('locales/', target), { recursive: true });
mkdirSync(new URL('hints/', target), { recursive: true });

for (const locale of locales) {
  const dir = new Intl.Locale(locale).getTextInfo().direction;
  for (const [folder, name, type] of [
    ['locales', 'messages', 'Messages'],
    ['hints', 'hints', 'Hints'],
  ] as const) {
    const file = folder === 'hints' ? `hints/${locale}.json` : `${locale}.json`;
    // Hints have no params.
    const plural = folder === 'hints' ? undefined : findPluralRule(locale);
    const texts = JSON.parse(readFileSync(new URL(file, source), 'utf8'));
    writeFileSync(
      new URL(`${folder}/${locale}.ts`, target),
      `import type { ${type} } from '../../messages.js';

export const ${name}: ${type} = ${JSON.stringify({ locale, dir, texts, codes, plural })};
`,
    );
  }
}

const tags = locales.map((locale) => JSON.stringify(locale)).join(', ');
writeFileSync(
  new URL('loaders.ts', target),
  `import type { Hints, Messages } from '../messages.js';

/** The locales that have messages, in alphabetical order. */
export const locales: readonly [${tags}] =
  // A text that is split at run time, because quotation marks around 64 tags would make pages larger.
  /*#__PURE__*/ ${JSON.stringify(locales.join(' '))}.split(' ') as never;

/**
 * Imports of the messages, in the order of the locales above. Each import is written out, because an import with a computed
 * name could reach any module.
 */
export const loaders: readonly (() => Promise<{ messages: Messages }>)[] = [
${toImports('locales')}
];

export const hintLoaders: readonly (() => Promise<{ hints: Hints }>)[] = [
${toImports('hints')}
];
`,
);

function toImports(folder: string): string {
  return locales.map((locale) => `  () => import(${JSON.stringify(`./${folder}/${locale}.js`)}),`).join('\n');
}

const english = JSON.parse(readFileSync(new URL('en.json', source), 'utf8'));
writeFileSync(
  new URL('message-texts.ts', target),
  `/** The English texts, by their keys in i18next. */
export interface MessageTexts {
${Object.entries(english)
  .map(([key, text]) => `  ${JSON.stringify(key)}: ${JSON.stringify(text)};`)
  .join('\n')}
}
`,
);

const pluralSuffix = /_(?:zero|one|two|few|many|other)$/;
const properties: Record<string, object> = {};
const patternProperties: Record<string, object> = {};
for (const [key, text] of Object.entries<string>(english)) {
  const names = text.match(/\w+(?=\}\})/g) ?? [];
  const holdsAll = names.map((name) => `(?=.*\\{\\{${name}\\}\\})`).join('');
  if (pluralSuffix.test(key)) {
    const id = key.replace(pluralSuffix, '').replaceAll('.', '\\.');
    // A form may write its number as a word.
    patternProperties[`^${id}_(zero|one|two|few|many|other)$`] = toRule(text, '.');
  } else properties[key] = toRule(text, names.length === 0 ? '^[^{}]+$' : `^${holdsAll}.+$`);
}

function toRule(description: string, pattern: string) {
  return { type: 'string', description, pattern };
}

const schema = {
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  title: 'The messages of one locale',
  description:
    'Keyed by message id. The description of a key is its English text. Which plural forms a language has is checked by the tests.',
  type: 'object',
  properties,
  patternProperties,
  required: Object.keys(english).filter((key) => !key.endsWith('_one')),
  additionalProperties: false,
};
writeFileSync(new URL('schema.json', source), `${JSON.stringify(schema, undefined, 2)}\n`);

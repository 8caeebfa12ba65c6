/**
 * Turns `locales/*.json` at the top of the repository, which translators edit, into one module per locale and a closed map
 * of loaders. Run before every build; what it writes is not checked in.
 */
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';

const source = new URL('../../../locales/', import.meta.url);
const target = new URL('../src/generated/', import.meta.url);

/** Files beside the locales: what translators and editors need. */
const others = ['glossary', 'schema'];

const locales = readdirSync(source)
  .filter((file) => file.endsWith('.json'))
  .map((file) => file.slice(0, -'.json'.length))
  .filter((name) => !others.includes(name))
  .sort();

for (const locale of locales) {
  if (!isTag(locale))
    throw new Error(`locales/${locale}.json: "${locale}" is no canonical BCP 47 tag of a known language.`);
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

for (const locale of locales) {
  const texts = JSON.parse(readFileSync(new URL(`${locale}.json`, source), 'utf8'));
  const dir = new Intl.Locale(locale).getTextInfo().direction;
  writeFileSync(
    new URL(`locales/${locale}.ts`, target),
    `import type { Messages } from '../../messages.js';

export const messages: Messages = ${JSON.stringify({ locale, dir, texts })};
`,
  );
}

const quoted = locales.map((locale) => JSON.stringify(locale));
writeFileSync(
  new URL('loaders.ts', target),
  `import type { Messages } from '../messages.js';

/** The locales that have messages, in alphabetical order. */
export const locales = [${quoted.join(', ')}] as const;

/** One dynamic import per locale, spelled out, so that no other module can be reached through a name. */
export const loaders: Record<(typeof locales)[number], () => Promise<{ messages: Messages }>> = {
${quoted.map((name) => `  ${name}: () => import(${JSON.stringify(`./locales/${JSON.parse(name)}.js`)}),`).join('\n')}
};
`,
);

const english = JSON.parse(readFileSync(new URL('en.json', source), 'utf8'));
writeFileSync(
  new URL('message-texts.ts', target),
  `/** The English texts, keyed as i18next knows them. */
export interface MessageTexts {
${Object.entries(english)
  .map(([key, text]) => `  ${JSON.stringify(key)}: ${JSON.stringify(text)};`)
  .join('\n')}
}
`,
);

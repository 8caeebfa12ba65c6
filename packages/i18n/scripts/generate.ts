/**
 * Turns `locales/*.json` at the top of the repository, which translators edit, into one module per locale and a closed map
 * of loaders. Run before every build; what it writes is not checked in.
 */
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';

const source = new URL('../../../locales/', import.meta.url);
const target = new URL('../src/generated/', import.meta.url);

const locales = readdirSync(source)
  .filter((file) => file.endsWith('.json') && !file.startsWith('_'))
  .map((file) => file.slice(0, -'.json'.length))
  .sort();

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

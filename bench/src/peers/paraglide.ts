import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { compile } from '@inlang/paraglide-js';

/** A compiled message. */
export type Compiled = (params: object, options: { readonly locale: string }) => string;

/** Source of a message: a text, or one for each plural form. */
export type Source = string | { readonly param: string; readonly forms: Readonly<Record<string, string>> };

/** Compiles messages in a temporary folder; Node keeps the imported modules after its removal. */
export async function compileMessages(
  locale: string,
  sources: Readonly<Record<string, Source>>,
): Promise<Readonly<Record<string, Compiled>>> {
  const folder = join(import.meta.dirname, '../../.programs', `paraglide-${process.pid}`);
  const project = join(folder, 'project.inlang');
  const settings = {
    baseLocale: locale,
    locales: [locale],
    modules: [fileURLToPath(import.meta.resolve('@inlang/plugin-message-format'))],
    'plugin.inlang.messageFormat': { pathPattern: './{locale}.json' },
  };
  const messages = Object.entries(sources).map(([name, source]) => [name, toMessage(source)]);
  mkdirSync(project, { recursive: true });
  writeFileSync(join(project, 'settings.json'), JSON.stringify(settings));
  writeFileSync(join(folder, `${locale}.json`), JSON.stringify(Object.fromEntries(messages)));
  const outdir = join(folder, 'out');
  await compile({ project, outdir, strategy: ['globalVariable', 'baseLocale'] });
  const { m } = await import(join(outdir, 'messages.js'));
  rmSync(folder, { recursive: true });
  return m;
}

function toMessage(source: Source): unknown {
  if (typeof source === 'string') return toPattern(source);
  const match = Object.entries(source.forms).map(([form, text]) => [`form=${form}`, toPattern(text)]);
  return [
    {
      declarations: [`input ${source.param}`, `local form = ${source.param}: plural`],
      selectors: ['form'],
      match: Object.fromEntries(match),
    },
  ];
}

function toPattern(text: string): string {
  return text.replace(/\{\{(\w+)\}\}/g, '{$1}');
}

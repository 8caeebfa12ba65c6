import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Texts } from './load-language.js';

/** Reads the files of a folder that are named by a language tag, `de.json`. Rejects if one is not an object of texts. */
export async function readTexts(folder: string): Promise<Readonly<Record<string, Texts>>> {
  const tags = (await readdir(folder))
    .filter((file) => file.endsWith('.json'))
    .map((file) => file.slice(0, -'.json'.length))
    .filter(isTag);
  const entries = tags.map(async (tag) => [tag, await readFileOf(join(folder, `${tag}.json`))] as const);
  return Object.fromEntries(await Promise.all(entries));
}

async function readFileOf(file: string): Promise<Texts> {
  const texts: unknown = JSON.parse(await readFile(file, 'utf8'));
  const isTexts = typeof texts === 'object' && texts !== null && !Array.isArray(texts);
  if (!isTexts || !Object.values(texts).every((text) => typeof text === 'string')) {
    throw new Error(`${file}: expected an object of texts.`);
  }
  return texts as Texts;
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

import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';
import { describe, expect, it } from 'vitest';
import { hintFiles, messageFiles } from './locale-files.fixture.js';

/**
 * Returns the code that a page loads of a program, at once or later: the entry file and everything that it
 * imports.
 */
async function bundle(contents: string): Promise<string> {
  const { outputFiles, metafile } = await build({
    stdin: { contents, resolveDir: import.meta.dirname },
    bundle: true,
    minify: true,
    splitting: true,
    metafile: true,
    outdir: 'out',
    format: 'esm',
    platform: 'browser',
    charset: 'utf8',
    write: false,
    logLevel: 'silent',
  });
  const reached = new Set(['out/stdin.js']);
  // esbuild also writes chunks for dynamic imports that it dropped; no file imports those.
  for (const path of reached)
    for (const { path: next } of metafile.outputs[path]?.imports ?? []) reached.add(next);
  return outputFiles
    .filter(({ path }) => [...reached].some((output) => path.replaceAll('\\', '/').endsWith(output)))
    .map(({ text }) => text)
    .join('\n');
}

const messages = new Set(messageFiles.flatMap(({ texts }) => Object.values(texts)));

/** Lists the locales whose hints occur in a bundle. Ignores hints whose text is also a message. */
function hintsIn(code: string): string[] {
  const found = hintFiles.filter(({ texts }) =>
    Object.values(texts).some(
      (text) => !messages.has(text) && code.includes(JSON.stringify(text).slice(1, -1)),
    ),
  );
  return found.map(({ tag }) => tag);
}

describe('a bundle', () => {
  it('that shows messages of every locale holds no hint', async () => {
    const code = await bundle(`
      import { loadMessages, translate } from '@errlex/i18n';
      globalThis.show = async (error) => translate(error, await loadMessages(navigator.language)).text;
    `);
    expect(code).toContain(messageFiles[0]?.texts.USER_LOCKED);
    expect(hintsIn(code)).toEqual([]);
  });

  it('that loads hints leads to those of every locale', async () => {
    const code = await bundle(`
      import { hintFor, loadHints } from '@errlex/i18n';
      globalThis.show = async (error) => hintFor(error, await loadHints(navigator.language))?.text;
    `);
    expect(hintsIn(code)).toEqual(hintFiles.map(({ tag }) => tag));
  });

  it('with one locale holds the hints of that one alone, where it imports them', async () => {
    const program = `
      import { hintFor, translate } from '@errlex/i18n';
      import { messages } from '@errlex/i18n/locales/de';
    `;
    const without = await bundle(`${program} globalThis.say = (error) => translate(error, messages).text;`);
    expect(hintsIn(without)).toEqual([]);
    const withHints = await bundle(`
      ${program}
      import { hints } from '@errlex/i18n/hints/de';
      globalThis.say = (error) => translate(error, messages).text + hintFor(error, hints)?.text;
    `);
    expect(hintsIn(withHints)).toEqual(['de']);
  });
});

describe.each([
  ['locales', messageFiles],
  ['hints', hintFiles],
] as const)('a module of %s', (folder, files) => {
  it('is within 2700 bytes of gzip in every language', () => {
    const dist = new URL(`../dist/esm/generated/${folder}/`, import.meta.url);
    const sizes = files.map(({ tag, name }) => ({
      name,
      bytes: gzipSync(readFileSync(new URL(`${tag}.js`, dist)), { level: 9 }).byteLength,
    }));
    expect(sizes.filter(({ bytes }) => bytes > 2700)).toEqual([]);
  });
});

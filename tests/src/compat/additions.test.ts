import { globSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { root } from '../packages.js';
import { copyRepository, run } from './copy-repository.js';

const reason = 'SPOT_ORDER_FILLED';
const text = 'Order was filled before it could be changed.';

/**
 * The edit for each place of a list: of one file, of all files that a pattern matches, or of a new file, made
 * from the Swahili one.
 */
type Places = Readonly<Record<string, (content: string) => string>>;

const code: Places = {
  'packages/core/reference/error-codes-v3.txt': (content) => `${content}\n\n-2201 ${reason}\n\n  • ${text}\n`,
  'packages/core/src/catalog/spot-v3.ts': (content) =>
    content.replace(
      '] as const satisfies Catalog',
      `  {
    code: -2201,
    reason: '${reason}',
    section: '22xx - Spot Trading',
    category: 'order',
    httpStatus: 409,
    gatewayStatus: 409,
    retry: 'never',
    executed: 'no',
    messages: { ${reason}: ['${text}'] },
  },
$&`,
    ),
  'packages/core/src/guide/spot-v3-guide.ts': (content) =>
    content.replace(
      '} as const satisfies',
      `${reason}: { cause: 'It was filled first.', fix: 'Read the order again.', aliases: ['filled before the change'] },\n$&`,
    ),
  'locales/*.json': (content) =>
    // Twice what another message says is a sentence of the language, and none that it has.
    withText(content, (known) => `${known} ${known}`),
  'locales/hints/*.json': (content) => withText(content, (known) => known),
  'apps/sandbox/src/access/demo-keys.ts': (content) =>
    content
      .replace("| 'PERMISSION_DENIED'", `$& | '${reason}'`)
      .replace(/\];\s*$/, `{ key: 'demo-filled', rejection: '${reason}' }];`),
  'apps/reference/src/requests/index.ts': (content) =>
    content.replace('} as const satisfies', `${reason}: { ...account, key: 'demo-filled' },\n$&`),
};

const language: Places = {
  'locales/<tag>.json': (swahili) => otherWords(swahili),
  'locales/hints/<tag>.json': (swahili) => otherWords(swahili),
  'apps/reference/texts/<tag>.json': (swahili) => otherWords(swahili),
  'locales/glossary.json': (content) => {
    const glossary = JSON.parse(content);
    return JSON.stringify({ ...glossary, af: glossary.sw });
  },
};

/** The texts as a file of a locale has them. */
function toFile(texts: Readonly<Record<string, string>>): string {
  return `${JSON.stringify(texts, null, 2)}\n`;
}

/** Sentences that stand in no other file. */
function otherWords(content: string): string {
  const texts: [string, string][] = Object.entries(JSON.parse(content));
  return toFile(Object.fromEntries(texts.map(([key, known]) => [key, known.replace(' ', ' pia ')])));
}

function withText(content: string, toText: (known: string) => string): string {
  const texts = JSON.parse(content);
  const known = texts.SPOT_ORDER_NOT_EXIST;
  return known === undefined ? content : toFile({ ...texts, [reason]: toText(known) });
}

/** Does what a list says; a place where nothing changes is one too many. */
function add(folder: string, places: Places): void {
  for (const [place, edit] of Object.entries(places)) {
    const paths = globSync(place.replace('<tag>', 'sw'), { cwd: folder, exclude: ['**/node_modules'] });
    const changed = paths.filter((path) => {
      const content = readFileSync(join(folder, path), 'utf8');
      const target = place.includes('<tag>') ? path.replace('sw.json', 'af.json') : path;
      writeFileSync(join(folder, target), edit(content));
      return target !== path || edit(content) !== content;
    });
    expect(changed, place).not.toEqual([]);
  }
}

describe('CONTRIBUTING.md', () => {
  it.each([
    ['Add a code', code],
    ['Add a locale', language],
  ])('names the places below "%s"', (heading, places) => {
    const [, section = ''] = readFileSync(join(root, 'CONTRIBUTING.md'), 'utf8').split(`## ${heading}\n`);
    const [list = ''] = section.split('\n## ');
    expect([...list.matchAll(/^\d+\. `([^`]+)`/gm)].map(([, place]) => place)).toEqual(Object.keys(places));
  });

  it('names every place: a copy with a code and a language more is green', async () => {
    const folder = copyRepository();
    afterAll(() => rmSync(folder, { recursive: true, force: true }));
    add(folder, code);
    add(folder, language);
    for (const [workspace, ...commands] of [
      ['packages/core', 'vitest run src/catalog --update', 'build', 'types', 'test'],
      ['packages/i18n', 'generate', 'build', 'types', 'test'],
      ['packages/codegen', 'generate', 'build'],
      ['packages/cli', 'build', 'test'],
      ['packages/server', 'build'],
      ['packages/nestjs', 'build'],
      ['apps/reference', 'tsup', 'vitest run src/page-texts.test.ts'],
      ['apps/sandbox', 'vitest run --update --test-timeout=60000 src/triggers.test.ts'],
      ['tests', 'vitest run --update --project artefacts src/documents.test.ts'],
    ] as const) {
      for (const command of commands) await run(join(folder, workspace), command);
    }
  });
});

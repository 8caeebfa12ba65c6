import { join } from 'node:path';
import { rolldown } from 'rolldown';
import { dts } from 'rolldown-plugin-dts';
import type { published } from './packages.js';

/** The command that updates the reports after an intended change. */
export const update = 'npx --yes pnpm@12.21.0 turbo run test --filter @errlex/tests -- --update';

/** Sorted names of the run-time exports, by entry point. */
type Values = Readonly<Record<string, readonly string[]>>;

interface ApiReport {
  readonly text: string;
  readonly values: Values;
}

/**
 * Returns the built declarations of a package: those of an entry point below its specifier, those that several
 * entry points share below a heading of their own. Declarations that no export needs are left out.
 */
export async function reportApi({
  name,
  directory,
  entries,
}: (typeof published)[number]): Promise<ApiReport> {
  const sources = entries.map(({ specifier, target }) => [
    specifier,
    join(directory, target.import.types.replace('*', 'de')),
  ]);
  const bundle = await rolldown({
    input: Object.fromEntries(sources),
    external: /^[^./]/,
    plugins: [dts({ dtsInput: true, tsconfig: false })],
  });
  const { output } = await bundle.generate({
    minifyInternalExports: false,
    chunkFileNames: '[name].d.ts',
    codeSplitting: { groups: [{ name: 'shared', minShareCount: 2 }] },
  });
  const sections = output.flatMap((file) =>
    file.type === 'chunk' ? [{ title: file.fileName.replace(/\.d\.ts$/, ''), code: tidy(file.code) }] : [],
  );
  const text = sections.map(({ title, code }) => `## ${title}\n\n\`\`\`ts\n${code}\n\`\`\`\n`).join('\n');
  return {
    text: `# The API of ${name}\n\nWritten from the declarations as built, by\n\`${update}\`\n\n${text}`,
    values: Object.fromEntries(sections.map(({ title, code }) => [title, valuesOf(code)])),
  };
}

/** Removes the paths of source files, so that moving a file does not change the report. */
function tidy(code: string): string {
  return code
    .replaceAll(/^\/\/ .*\.d\.ts\n/gm, '')
    .replaceAll(/(?<= from ")(?:\.\.?\/)+(?=shared\.js";$)/gm, '')
    .trim();
}

function valuesOf(code: string): string[] {
  const [, names = ''] = code.match(/^export \{ (.*) \};$/m) ?? [];
  return names
    .split(', ')
    .filter((name) => name !== '' && !name.startsWith('type ') && !isTypeAlone(name, code))
    .map((name) => name.replace(/^.* as /, ''))
    .sort();
}

/** True if a name is only a type. The plugin does not mark types in the export list of an entry point of one file. */
function isTypeAlone(name: string, code: string): boolean {
  const declares = (keywords: string) =>
    new RegExp(`^(?:declare )?(?:${keywords}) ${name}\\b`, 'm').test(code);
  return declares('interface|type') && !declares('const|class|abstract class|function');
}

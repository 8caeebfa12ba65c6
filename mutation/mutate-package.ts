import { cpSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { basename, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Stryker } from '@stryker-mutator/core';

/** A change to the code that a test should detect, with the result. */
export interface Mutant {
  readonly file: string;
  readonly row: number;
  /** Source line in which the change begins, without indentation. */
  readonly line: string;
  readonly from: string;
  readonly to: string;
  readonly status: 'killed' | 'timeout' | 'survived' | 'no coverage';
}

export interface MutateOptions {
  /** Patterns of the files to mutate. Default: all. */
  readonly files: readonly string[];
  readonly incremental: boolean;
}

const statuses = {
  Killed: 'killed',
  Timeout: 'timeout',
  Survived: 'survived',
  NoCoverage: 'no coverage',
} as const;

const logic = [
  'src/**/*.ts',
  '!src/cli.ts',
  '!src/**/*.{test,test-d,fixture}.ts',
  '!src/**/{generated,test-support}/**',
];

/** Runs the tests of a package once for each mutant of its code that is not static. */
export async function mutatePackage(name: string, { files, incremental }: MutateOptions): Promise<Mutant[]> {
  const folder = fileURLToPath(new URL(`../packages/${name}`, import.meta.url));
  // Beside the package, so that relative paths to files outside of it still work.
  const copy = fileURLToPath(new URL(`../packages/.mutants-${name}-${process.pid}`, import.meta.url));
  cpSync(folder, copy, {
    recursive: true,
    verbatimSymlinks: true,
    filter: (path) => basename(path) !== '.turbo',
  });
  process.on('exit', () => rmSync(copy, { recursive: true, force: true }));
  process.chdir(copy);
  const reports = fileURLToPath(new URL('./reports', import.meta.url));
  mkdirSync(reports, { recursive: true });
  const results = await new Stryker({
    mutate: files.length > 0 ? [...files] : logic,
    inPlace: true,
    packageManager: 'pnpm',
    plugins: [import.meta.resolve('@stryker-mutator/vitest-runner')],
    testRunner: 'vitest',
    vitest: { configFile: fileURLToPath(new URL('./vitest.config.ts', import.meta.url)) },
    coverageAnalysis: 'perTest',
    ignoreStatic: true,
    concurrency: 2,
    timeoutMS: 5_000,
    incremental,
    incrementalFile: join(reports, `${name}.json`),
    reporters: ['progress-append-only'],
    disableTypeChecks: false,
  }).runMutationTest();
  return results.flatMap(({ fileName, location: { start, end }, replacement, status }) => {
    if (!(status in statuses)) return [];
    const file = relative(copy, fileName);
    // Lines and columns are counted from 1; the end is exclusive.
    const lines = readFileSync(join(folder, file), 'utf8')
      .split('\n')
      .slice(start.line - 1, end.line);
    const line = lines[0]?.trim() ?? '';
    const last = lines.length - 1;
    const from = lines
      .map((text, index) =>
        text.slice(index === 0 ? start.column - 1 : 0, index === last ? end.column - 1 : undefined),
      )
      .join('\n');
    return [
      {
        file,
        row: start.line,
        line,
        from,
        to: replacement,
        status: statuses[status as keyof typeof statuses],
      },
    ];
  });
}

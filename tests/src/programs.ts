import { execFile } from 'node:child_process';
import { cpSync, globSync, mkdirSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { packages, root } from './packages.js';
import { samplesOf } from './samples.js';

/** Programs as users compile them, each with its own environment. */
const environments = {
  core: { lib: ['ES2022'], types: [] },
  browser: { lib: ['ES2022', 'DOM', 'DOM.Iterable'], types: [] },
  node: { lib: ['ES2022'], types: ['node'], experimentalDecorators: true, emitDecoratorMetadata: true },
};

export type Program = keyof typeof environments;
export const programs = Object.keys(environments) as Program[];

/** Returns the program that a module belongs to, by its imports. */
function programOf(code: string): Program {
  if (/'@errlex\/(?:browser|i18n\/i18next-types)\b/.test(code)) return 'browser';
  return /'@?errlex\b(?!\/(?:core|i18n)\b)/.test(code) ? 'node' : 'core';
}

/** Documents whose samples must compile: READMEs of the repository and of the imported packages. */
export const readmes = [
  'README.md',
  ...packages.filter(({ entries }) => entries.length > 0).map(({ folder }) => `packages/${folder}/README.md`),
];

/** Guides with samples. Samples of one guide may import each other. */
export const bookPages = globSync('docs/*.md', { cwd: root })
  .filter((path) => samplesOf(path).length > 0)
  .sort();

/** Returns the folder for the samples of a guide, relative to the folder of the programs. */
export function toSampleFolder(page: string): string {
  const code = samplesOf(page).map((sample) => sample.code);
  const program = programOf(code.join('\n')) === 'browser' ? 'browser' : 'node';
  return join(program, 'samples', basename(page, '.md'));
}

/**
 * Writes the programs into a folder in which Node finds the packages. Each consists of its files in `tests/programs`,
 * its entry points and, in `samples/`, the samples of READMEs and guides, which may use top-level await.
 */
export function writePrograms(folder: string): void {
  cpSync(join(root, 'tests/programs'), folder, { recursive: true });
  const write = (file: string, code: string) => {
    const path = join(folder, file);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, code);
  };
  for (const [index, { specifier }] of packages.flatMap(({ entries }) => entries).entries()) {
    const code = `export * as entry from '${specifier}';\n`;
    write(`${programOf(code)}/entry-${index}.ts`, code);
  }
  for (const readme of readmes) {
    // A sample in a package's own README may need the environment of that package without importing it.
    const own = `'@errlex/${basename(dirname(readme))}'`;
    for (const { line, code } of samplesOf(readme)) {
      const program = programOf(readme === 'README.md' ? code : code + own);
      write(`${program}/samples/${readme.replaceAll('/', '-')}-${line}.ts`, code);
    }
  }
  for (const page of bookPages) {
    for (const { file, code } of samplesOf(page)) write(`${toSampleFolder(page)}/${file}`, code);
  }
}

/** The compiler options that a user chooses. */
export type Options = Readonly<Record<string, string | boolean>>;

/**
 * Returns the errors of a compiler, empty if there are none. CommonJS has no top-level await, so it leaves samples out.
 */
export function compile(tsc: string, folder: string, program: Program, options: Options): Promise<string> {
  const compilerOptions = {
    target: 'ES2022',
    strict: true,
    skipLibCheck: false,
    noEmit: true,
    moduleDetection: 'force',
    ...environments[program],
    ...options,
  };
  const config = join(folder, program, `tsconfig.${Object.values(options).join('.')}.json`);
  const include = [options.module === 'commonjs' ? '*.ts' : '**/*.ts'];
  writeFileSync(config, JSON.stringify({ compilerOptions, include }));
  return new Promise((resolve) =>
    execFile(process.execPath, [tsc, '-p', config], { cwd: folder }, (error, stdout) =>
      resolve(error ? stdout || error.message : ''),
    ),
  );
}

import { execFile } from 'node:child_process';
import { cpSync, globSync, mkdirSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { packages, root } from './packages.js';
import { samplesOf } from './samples.js';

/** What users compile, each as one program with an environment of its own. */
const environments = {
  core: { lib: ['ES2022'], types: [] },
  browser: { lib: ['ES2022', 'DOM', 'DOM.Iterable'], types: [] },
  node: { lib: ['ES2022'], types: ['node'], experimentalDecorators: true, emitDecoratorMetadata: true },
};

export type Program = keyof typeof environments;
export const programs = Object.keys(environments) as Program[];

/** The program that a module belongs to, by what it imports. */
function programOf(code: string): Program {
  if (/'@errlex\/(?:browser|i18n\/i18next-types)\b/.test(code)) return 'browser';
  return /'@?errlex\b(?!\/(?:core|i18n)\b)/.test(code) ? 'node' : 'core';
}

/** Documents whose samples have to compile: those of the repository and of the packages that are imported. */
export const readmes = [
  'README.md',
  ...packages.filter(({ entries }) => entries.length > 0).map(({ folder }) => `packages/${folder}/README.md`),
];

/** The pages of the book that have samples; those of one page may import each other. */
export const bookPages = globSync('docs/*.md', { cwd: root })
  .filter((path) => samplesOf(path).length > 0)
  .sort();

/** The folder of a page's samples, in that of the programs. */
export function toSampleFolder(page: string): string {
  const code = samplesOf(page).map((sample) => sample.code);
  const program = programOf(code.join('\n')) === 'browser' ? 'browser' : 'node';
  return join(program, 'samples', basename(page, '.md'));
}

/**
 * Writes the programs into a folder that has the packages in its reach: for each what `tests/programs` holds,
 * its entries and, in `samples/`, what the READMEs and the book show, which may await at its top level.
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
    // A package's own README may show what needs its environment, whatever the sample imports.
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
 * What a compiler says of a program, nothing if it is right; samples are left out where no module may await.
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

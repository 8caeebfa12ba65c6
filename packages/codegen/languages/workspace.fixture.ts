import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createVectors, type GeneratedFile, generate, type Language, type Vectors } from '../src/index.js';
import { compare, type Difference, type Results, toBodyPairs } from './compare.fixture.js';
import type { Sample } from './contracts.fixture.js';
import { runVectors } from './typescript/run-vectors.fixture.js';

const runners = fileURLToPath(new URL('.', import.meta.url));
const gson = '/usr/share/java/gson.jar';

/** The modules of all samples in one language, and the vectors that they are to pass. */
export interface Workspace {
  readonly directory: string;
  readonly modules: readonly Module[];
}

interface Module {
  /** The name of the module in the language. */
  readonly name: string;
  readonly files: readonly GeneratedFile[];
  readonly vectors: Vectors;
  readonly sample: Sample;
}

let vectorsOf: Map<Sample, Vectors> | undefined;

/** Generates the modules of all samples into a new directory, with their vectors. */
export function createWorkspace(lang: Language, samples: readonly Sample[]): Workspace {
  const directory = mkdtempSync(join(tmpdir(), `errlex-${lang}-`));
  vectorsOf ??= new Map(samples.map((one) => [one, createSampleVectors(one)]));
  const modules = samples.map((sample) => {
    const files = generate(sample.errors, { lang, locales: sample.messages }).map((file) =>
      plant(file, sample),
    );
    const [main] = files;
    const name = main?.path.replace(/(?:\.py|\.json|\/.*)$/, '') ?? '';
    for (const file of files) writeInto(directory, file);
    const vectors = vectorsOf?.get(sample) as Vectors;
    const pairs = toBodyPairs(vectors);
    writeFileSync(join(directory, `${name}.vectors.json`), JSON.stringify({ ...vectors, pairs }));
    return { name, files, vectors, sample };
  });
  return { directory, modules };
}

function plant(file: GeneratedFile, { planted }: Sample): GeneratedFile {
  return planted ? { ...file, content: file.content.replaceAll(...planted) } : file;
}

function createSampleVectors({ errors, messages, isBrief }: Sample): Vectors {
  const vectors = createVectors(errors, { locales: messages });
  if (!isBrief) return vectors;
  const common = /^(?:hostile|deep|an unknown code under|no code under)/;
  return { ...vectors, bodies: vectors.bodies.filter(({ name }) => !common.test(name)) };
}

function writeInto(directory: string, { path, content }: GeneratedFile): void {
  mkdirSync(dirname(join(directory, path)), { recursive: true });
  writeFileSync(join(directory, path), content);
}

export function removeWorkspace({ directory }: Workspace): void {
  rmSync(directory, { recursive: true });
}

/** Runs a program in the directory; the error of a failed one holds what it printed. */
export function run({ directory }: Workspace, program: string, args: readonly string[]): string {
  return execFileSync(program, args, { cwd: directory, encoding: 'utf8', stdio: 'pipe' });
}

/** Compares the results of all modules with their vectors: of the honest ones, and of those with a planted difference. */
export function readDifferences(
  { directory, modules }: Workspace,
  toExpected?: (text: string) => string,
): Record<'honest' | 'planted', Difference[]> {
  const differences: Record<'honest' | 'planted', Difference[]> = { honest: [], planted: [] };
  for (const { name, vectors, sample } of modules) {
    const results: Results = JSON.parse(readFileSync(join(directory, `${name}.results.json`), 'utf8'));
    const found = compare(vectors, results, toExpected);
    differences[sample.planted ? 'planted' : 'honest'].push(
      ...found.map((one) => ({ ...one, name: `${name}: ${one.name}` })),
    );
  }
  return differences;
}

/** Runs the vectors from the files alone, as the other languages do. */
export function runTypeScript({ directory, modules }: Workspace): void {
  for (const { name, sample } of modules) {
    const [contract, vectors] = [`${name}.json`, `${name}.vectors.json`].map((path) =>
      JSON.parse(readFileSync(join(directory, path), 'utf8')),
    );
    const results = runVectors(vectors, contract, sample.messages);
    writeFileSync(join(directory, `${name}.results.json`), JSON.stringify(results));
  }
}

export function runPython(workspace: Workspace): void {
  run(workspace, 'python3', [`${runners}python/run_vectors.py`, workspace.directory]);
}

/** Adds the runner to each package, and a program that calls all of them. */
export function prepareGo(workspace: Workspace): void {
  const { directory, modules } = workspace;
  const runner = readFileSync(`${runners}go/run_vectors.go`, 'utf8');
  const imports = modules.map(({ name }) => `\t"vectors/${name}"\n`).sort();
  const calls = modules.map(
    ({ name }) => `\tcheck(${name}.RunVectors("${name}.vectors.json", "${name}.results.json"))\n`,
  );
  for (const { name } of modules) {
    const content = runner.replace('package runtime', `package ${name}`);
    writeInto(directory, { path: `${name}/run_vectors.go`, content });
  }
  writeInto(directory, { path: 'go.mod', content: 'module vectors\n\ngo 1.19\n' });
  const check = 'func check(err error) {\n\tif err != nil {\n\t\tpanic(err)\n\t}\n}\n';
  const content = `package main\n\nimport (\n${imports.join('')})\n\n${check}\nfunc main() {\n${calls.join('')}}\n`;
  writeInto(directory, { path: 'main.go', content });
}

export function compileJava(workspace: Workspace): string {
  const { directory, modules } = workspace;
  const sources = modules.flatMap(({ files }) =>
    files.map(({ path }) => path).filter((path) => path.endsWith('.java')),
  );
  for (const { name, files } of modules) {
    const hasTexts = files.some(({ path }) => path.endsWith('.properties'));
    if (hasTexts)
      cpSync(join(directory, name, 'locales'), join(directory, 'classes', name, 'locales'), {
        recursive: true,
      });
  }
  writeFileSync(
    join(directory, 'sources'),
    [...sources, `${runners}java/RunVectors.java`, `${runners}java/Values.java`].join('\n'),
  );
  // Before Java 18, the default encoding is the one of the locale.
  const encoding = ['-encoding', 'UTF-8'];
  const options = ['--release', '17', ...encoding, '-Xlint:all', '-Werror', '-d', 'classes', '-cp', gson];
  return run(workspace, 'javac', [...options, '@sources']);
}

export function runJava(workspace: Workspace): void {
  const facades = workspace.modules.map(
    ({ files }) => files[0]?.path.replace('/', '.').replace('.java', '') ?? '',
  );
  // `-Xbatch`: times are those of compiled code, however busy the machine is.
  run(workspace, 'java', [
    '-Xbatch',
    '-cp',
    `classes:${gson}`,
    'RunVectors',
    workspace.directory,
    ...facades,
  ]);
}

/** Whether a program is installed, by its exit status. */
export function hasProgram(program: string, args: readonly string[]): boolean {
  try {
    execFileSync(program, args, { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

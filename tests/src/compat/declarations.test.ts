import { execFile } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { install } from '../install.js';
import { makeWorkFolder } from './work-folder.js';

/** Newest patch of each version. */
const compilers = ['5.4', '5.9', '7'];

/** Definitions in a user's own catalog; compilers give up on unions and long types at different sizes. */
const catalogSizes = [36, 100, 300, 2_000];

const compilerOptions = {
  target: 'ES2022',
  module: 'nodenext',
  strict: true,
  // The declarations of the packages themselves are checked by `compilers.test.ts`.
  skipLibCheck: true,
  declaration: true,
  emitDeclarationOnly: true,
  types: ['node'],
};

/** A module with the exports that a user writes. */
interface Module {
  readonly title: string;
  readonly file: string;
  readonly code: string;
  /** Maximum bytes of declarations, in total or per function. */
  readonly maxBytes: number;
  readonly isPerFunction?: boolean;
}

const core = (imports: string) => `import { ${imports} } from '@errlex/core';\n`;
const response = (imports: string) => `import { ${imports} } from '@errlex/core/response';\n`;

const functions: readonly Module[] = [
  {
    title: 'toApiError',
    code: `${core('toApiError')}export const run = (v: unknown) => toApiError(v);`,
  },
  {
    title: 'isApiError with a reason',
    code: `${core('isApiError')}export const run = (e: unknown) => (isApiError(e, 'PARAM_VALIDATE_ERROR') ? e : undefined);`,
  },
  {
    title: 'createApiError with params',
    code: `${core('createApiError')}export const run = () => createApiError('PARAM_VALIDATE_ERROR.limit', { min: 1, max: 2 });`,
  },
  { title: 'decode', code: `${core('decode')}export const run = (v: unknown) => decode(v);` },
  { title: 'identify', code: `${response('identify')}export const run = (v: unknown) => identify(v);` },
  { title: 'toOutcome', code: `${response('toOutcome')}export const run = (b: string) => toOutcome(b);` },
].map(({ title, code }) => ({ title, code, file: title.replaceAll(' ', '-'), maxBytes: 1_000 }));

const templates = [
  `['Not allowed at this time.']`,
  `['Parameter %s is invalid.', 'parameter']`,
  `['%s must be between %d and %d.', 'field', 'min', 'max']`,
];

/** Returns the source text of `count` definitions, alternately with required fields only and with optional ones. */
function renderDefinitions(count: number): string {
  const definitions = Array.from({ length: count }, (_, index) => {
    const optional =
      index % 2 ? `section: 'Section ${index % 20}', category: 'order', httpStatus: 409, ` : '';
    const messages = `{ R${index}: ${templates[index % templates.length]} }`;
    return `  { code: ${index + 1}, reason: 'R${index}', ${optional}messages: ${messages} },\n`;
  });
  return `[\n${definitions.join('')}]`;
}

/** A module with a named catalog, which the measured modules import. */
const renderNamedCatalog = (count: number) => `${core('type Catalog, defineErrors')}
const acme = ${renderDefinitions(count)} as const satisfies Catalog;
type AcmeDefinitions = typeof acme;
export interface Acme extends AcmeDefinitions {}
export const errors = defineErrors<Acme>(acme, { domain: 'acme' });`;

const errorSetFunctions = `
export const read = (v: unknown) => errors.toApiError(v);
export const narrow = (e: unknown) => (errors.isApiError(e, 'R5') ? e : undefined);
export const create = () => errors.createApiError('R5', { field: 'price', min: 1, max: 2 });
export const decode = (v: unknown) => errors.decode(v);`;

const exceptionClass = `import { createApiException } from '@errlex/nestjs';
export class AcmeException extends createApiException(errors) {}`;

const catalogModules: readonly Module[] = catalogSizes.flatMap((count) => {
  const importErrors = `import { errors } from './catalog-${count}.js';\n`;
  const codes = {
    anonymous: `${core('defineErrors')}
const errors = defineErrors(${renderDefinitions(count)}, { domain: 'acme' });${errorSetFunctions}`,
    named: importErrors + errorSetFunctions,
    exception: importErrors + exceptionClass,
  };
  const titles = {
    anonymous: `each function over ${count} anonymous definitions`,
    named: `functions over ${count} named definitions`,
    exception: `an exception class over ${count} named definitions`,
  };
  return (['anonymous', 'named', 'exception'] as const).map((kind) => ({
    title: titles[kind],
    file: `${kind}-${count}`,
    code: codes[kind],
    maxBytes: 1_024,
    // In an anonymous catalog, the type of a function that narrows to a reason spells out that definition.
    isPerFunction: kind === 'anonymous',
  }));
});

const modules = [...functions, ...catalogModules];

/** Modules that must compile, whatever their declarations are. */
const programs: Readonly<Record<string, string>> = {
  ...Object.fromEntries(catalogSizes.map((count) => [`catalog-${count}`, renderNamedCatalog(count)])),
  narrowing: `${core('type AnyApiError, defineErrors')}import { errors } from './catalog-36.js';
import { read } from './anonymous-36.js';
export function showMinimum(v: unknown): number | undefined {
  const error = errors.toApiError(v);
  return error?.messageId === 'R5' ? error.params.min : undefined;
}
export const anonymous: AnyApiError | undefined = read(undefined);`,
  // A class that extends a generic constructor loses it.
  constructing: `import { AcmeException } from './exception-36.js';
export const errors = [new AcmeException('R0'), new AcmeException('R5', { field: 'price', min: 1, max: 2 })];`,
};

/** Calls with an id that is in no catalog. */
const wrongCalls: Readonly<Record<string, string>> = {
  createApiError: `${core('createApiError')}export const error = createApiError('INVALID_SYMBOLL');`,
  'createApiError with params': `${core('createApiError')}
export const error = createApiError('PARAM_VALIDATE_ERROR.limitt', { min: 1, max: 2 });`,
  'createApiError of a set': `import { errors } from './catalog-36.js';
export const error = errors.createApiError('NO_SUCH');`,
  ApiException: `import { ApiException } from '@errlex/nestjs';
export const error = new ApiException('INVALID_SYMBOLL');`,
  AcmeException: `import { AcmeException } from './exception-36.js';
export const error = new AcmeException('NO_SUCH');`,
};
const toFile = (title: string) => `wrong-${title.replaceAll(' ', '-')}`;

const folder = makeWorkFolder();
const sources = join(folder, 'src');

interface Diagnostic {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly text: string;
}

const diagnostics: Record<string, readonly Diagnostic[]> = {};

beforeAll(async () => {
  const aliases = compilers.map((version) => [`typescript-${version}`, `npm:typescript@${version}`]);
  const common = { '@types/node': '24', 'reflect-metadata': '*' };
  await install(folder, {
    dependencies: { ...Object.fromEntries(aliases), ...common, ...inject('tarballs') },
  });
  mkdirSync(sources);
  const files = {
    ...Object.fromEntries(modules.map(({ file, code }) => [file, code])),
    ...programs,
    ...Object.fromEntries(Object.entries(wrongCalls).map(([title, code]) => [toFile(title), code])),
  };
  for (const [file, code] of Object.entries(files)) writeFileSync(join(sources, `${file}.ts`), `${code}\n`);
  writeFileSync(join(sources, 'package.json'), JSON.stringify({ type: 'module' }));
  writeFileSync(join(sources, 'tsconfig.json'), JSON.stringify({ compilerOptions }));
  await Promise.all(
    compilers.map(async (compiler) => {
      diagnostics[compiler] = await compile(compiler);
    }),
  );
});

/** Compiles all modules at once; an error in one does not keep the declarations of another from being written. */
function compile(compiler: string): Promise<Diagnostic[]> {
  const tsc = join(folder, `node_modules/typescript-${compiler}/bin/tsc`);
  const args = [tsc, '-p', sources, '--outDir', join(folder, compiler), '--pretty', 'false'];
  return new Promise((resolve) =>
    execFile(process.execPath, args, { cwd: sources, maxBuffer: 2 ** 28 }, (_, stdout) =>
      resolve(parseDiagnostics(stdout)),
    ),
  );
}

function parseDiagnostics(output: string): Diagnostic[] {
  // The lines of a long message are indented below its first.
  return output.split(/\n(?=\S)/).flatMap((text) => {
    const [, file, line, column] = /^(\S+)\.ts\((\d+),(\d+)\): error /.exec(text) ?? [];
    if (file === undefined) return text.trim() === '' ? [] : [{ file: '', line: 0, column: 0, text }];
    return [{ file, line: Number(line), column: Number(column), text: text.trim() }];
  });
}

const table: Record<string, Record<string, string>> = {};
afterAll(() => console.table(table));

describe.each(compilers)('TypeScript %s', (compiler) => {
  /** The first messages about a module, cut short: one may print a whole catalog, and each definition have one. */
  const messagesOf = (file: string) =>
    diagnostics[compiler]
      ?.filter((one) => one.file === file)
      .slice(0, 3)
      .map(({ text }) => text.slice(0, 500));

  it('reports errors of these modules only', () => {
    expect(messagesOf('')).toEqual([]);
  });

  it.each(modules)('$title: at most $maxBytes bytes, without annotations', (module) => {
    const { title, file, maxBytes, isPerFunction } = module;
    expect(messagesOf(file)).toEqual([]);
    const declarations = readFileSync(join(folder, compiler, `${file}.d.ts`), 'utf8');
    const parts = isPerFunction ? declarations.split(/^(?=export )/m) : [declarations];
    const bytes = Math.max(...parts.map((part) => Buffer.byteLength(part)));
    table[title] = { ...table[title], [compiler]: `${bytes} B` };
    expect(bytes, declarations.slice(0, 2_000)).toBeLessThanOrEqual(maxBytes);
    // A type that the compiler gave up on is short as well.
    expect(declarations).not.toMatch(/\bany\b/);
  });

  it.each(Object.keys(programs))('%s compiles', (file) => {
    expect(messagesOf(file)).toEqual([]);
  });

  it.each(Object.entries(wrongCalls))('%s names a wrong id', (title, code) => {
    const id = /\('([\w.]+)'/.exec(code)?.[1];
    const line = code.split('\n').length;
    const column = (code.split('\n').at(-1)?.indexOf(`'${id}'`) ?? -1) + 1;
    const found = diagnostics[compiler]?.filter((one) => one.file === toFile(title)) ?? [];
    expect(found.map((one) => [one.line, one.column])).toEqual([[line, column]]);
    expect(found[0]?.text).toContain(`"${id}"`);
  });
});

import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { packages, root } from './packages.js';

/** Inside this package, so that the programs find what it depends on. */
const parent = join(root, 'tests/.programs');
mkdirSync(parent, { recursive: true });
const folder = mkdtempSync(join(parent, 'run-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** What the compiler says of a program, nothing if it is right. */
function compile(name: string, files: Record<string, string>, options: object = {}): string {
  const directory = join(folder, name);
  mkdirSync(directory, { recursive: true });
  for (const [file, code] of Object.entries(files)) writeFileSync(join(directory, file), code);
  const compilerOptions = {
    target: 'ES2022',
    lib: ['ES2023', 'DOM', 'DOM.Iterable'],
    module: 'nodenext',
    strict: true,
    noEmit: true,
    skipLibCheck: true,
    experimentalDecorators: true,
    emitDecoratorMetadata: true,
    moduleDetection: 'force',
    types: ['node'],
    ...options,
  };
  writeFileSync(join(directory, 'package.json'), '{ "type": "module" }');
  writeFileSync(join(directory, 'tsconfig.json'), JSON.stringify({ compilerOptions, include: ['*.ts'] }));
  try {
    return execFileSync(join(root, 'node_modules/.bin/tsc'), ['-p', directory], {
      encoding: 'utf8',
      stdio: 'pipe',
    });
  } catch (error) {
    return (error as { stdout: string }).stdout;
  }
}

/** The `ts` blocks of a document, each a module of its own that is called after the line it starts on. */
function samplesOf(path: string): Record<string, string> {
  const lines = readFileSync(join(root, path), 'utf8').split('\n');
  const samples: Record<string, string> = {};
  for (let start = lines.indexOf('```ts'); start >= 0; start = lines.indexOf('```ts', start + 1)) {
    const end = lines.indexOf('```', start);
    samples[`line-${start + 1}.ts`] = lines.slice(start + 1, end).join('\n');
  }
  return samples;
}

describe.each(['README.md', ...packages.map(({ folder: name }) => `packages/${name}/README.md`)])(
  '%s',
  (path) => {
    it('has samples that compile', () => {
      const samples = samplesOf(path);
      expect(Object.keys(samples).length).toBeGreaterThan(0);
      expect(compile(path.replaceAll('/', '-'), samples)).toBe('');
    });
  },
);

describe('the types, as an application sees them', () => {
  const program = `
    import { createApiError, isApiError, toApiError } from '@errlex/core';
    import { translate, loadMessages } from '@errlex/i18n';
    const error = toApiError(JSON.parse('{}'));
    if (isApiError(error, 'PARAM_EMPTY') && error.messageId) error.params.parameter.toUpperCase();
    // @ts-expect-error max is missing
    createApiError('PARAM_VALIDATE_ERROR.limit', { min: 1 });
    if (error) translate(error, await loadMessages('de')).text.toUpperCase();
  `;

  it.each([
    ['nodenext', { module: 'nodenext', skipLibCheck: false }],
    ['bundler', { module: 'esnext', moduleResolution: 'bundler', skipLibCheck: false }],
  ])('are right under %s, libraries checked too', (name, options) => {
    expect(compile(`consumer-${name}`, { 'main.ts': program }, { ...options, types: [] })).toBe('');
  });
});

describe('the types of an i18next application', () => {
  const call = `
    import { addMessages, messageArgs } from '@errlex/i18n/i18next';
    import { createApiError } from '@errlex/core';
    import i18next from 'i18next';
    await addMessages(i18next);
    i18next.t(...messageArgs(createApiError('INVALID_SYMBOL'))).toUpperCase();
  `;

  it('are those it had before where it does not ask for more', () => {
    const own = `import i18next from 'i18next'; i18next.t('welcome').toUpperCase(); i18next.t('anything', { ns: 'own' });`;
    expect(compile('i18next-plain', { 'main.ts': call, 'own.ts': own })).toBe('');
  });

  it('know the keys of the namespace where it asks for them', () => {
    const typed = `
      import '@errlex/i18n/i18next-types';
      import i18next from 'i18next';
      declare module 'i18next' { interface ResourceNamespaceMap { translation: { welcome: 'Welcome' } } }
      i18next.t('INVALID_SYMBOL', { ns: 'errlex' }).toUpperCase();
      i18next.t('welcome').toUpperCase();
      // @ts-expect-error there is no such message
      i18next.t('INVALID_SYMBOLS', { ns: 'errlex' });
      // @ts-expect-error the application has no such text
      i18next.t('welcom');
    `;
    expect(compile('i18next-typed', { 'main.ts': call, 'typed.ts': typed })).toBe('');
  });
});

import { execFileSync } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';

const root = fileURLToPath(new URL('..', import.meta.url));
/** Inside the package, so that the programs can import it by name. */
const folder = `${root}.programs`;
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/**
 * Compiles a program with a major version of i18next, including its type declarations, and returns the
 * compiler's messages; empty if there are none.
 */
function compile(code: string, installed: string): string {
  mkdirSync(folder, { recursive: true });
  writeFileSync(`${folder}/main.ts`, code);
  const compilerOptions = {
    target: 'ES2022',
    lib: ['ES2022', 'DOM'],
    module: 'esnext',
    moduleResolution: 'bundler',
    moduleDetection: 'force',
    strict: true,
    noEmit: true,
    skipLibCheck: false,
    types: [],
    paths: { i18next: [`${root}node_modules/${installed}`] },
  };
  writeFileSync(`${folder}/tsconfig.json`, JSON.stringify({ compilerOptions, files: ['main.ts'] }));
  try {
    execFileSync(`${root}../../node_modules/.bin/tsc`, ['-p', folder], { encoding: 'utf8', stdio: 'pipe' });
    return '';
  } catch (error) {
    return (error as { stdout: string }).stdout;
  }
}

/** The oldest version, the last without namespaces of packages, the first with them, and the newest. */
const majors = ['i18next-23', 'i18next-25', 'i18next-26', 'i18next'];

describe.each(majors)('beside %s', (major) => {
  it('the bridge compiles, and the types alone change nothing for an application that declares nothing', () => {
    const program = `
      import { createApiError } from '@errlex/core';
      import { addMessages, messageArgs, translateWith } from '@errlex/i18n/i18next';
      import '@errlex/i18n/i18next-types';
      import i18next from 'i18next';
      await addMessages(i18next);
      i18next.t(...messageArgs(createApiError('INVALID_SYMBOL'))).toUpperCase();
      translateWith(i18next, createApiError('INVALID_SYMBOL')).dir satisfies 'ltr' | 'rtl';
      const welcome = i18next.t('welcome');
      type IsAny<Type> = 0 extends Type & 1 ? true : false;
      false satisfies IsAny<typeof welcome>;
      welcome.toUpperCase();
      i18next.t('INVALID_SYMBOL', { ns: 'errlex' }).toUpperCase();
    `;
    expect(compile(program, major)).toBe('');
  });
});

describe('beside an i18next that knows namespaces of packages', () => {
  const keys = `
    import '@errlex/i18n/i18next-types';
    import i18next from 'i18next';
    i18next.t('INVALID_SYMBOL', { ns: 'errlex' }).toUpperCase();
    // @ts-expect-error There is no such message.
    i18next.t('INVALID_SYMBOLS', { ns: 'errlex' });
  `;

  it.each([
    ['nothing', ''],
    [
      'a namespace of its own',
      `declare module 'i18next' { interface ResourceNamespaceMap { translation: { welcome: 'Welcome' } } }
       // @ts-expect-error The application has no such text.
       i18next.t('welcom');
       i18next.t('welcome').toUpperCase();`,
    ],
    [
      'nested resources',
      `declare module 'i18next' { interface CustomTypeOptions { resources: { translation: { a: { b: 'B' } } } } }
       i18next.t('a.b').toUpperCase();`,
    ],
    [
      'another default namespace',
      `declare module 'i18next' { interface CustomTypeOptions { defaultNS: 'common' } }
       i18next.t('anything').toUpperCase();`,
    ],
  ])('the keys are checked where the application declares %s', (_, own) => {
    expect(compile(keys + own, 'i18next')).toBe('');
  });
});

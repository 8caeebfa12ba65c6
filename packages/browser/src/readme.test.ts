import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterAll, expect, it } from 'vitest';

const root = fileURLToPath(new URL('..', import.meta.url));
/** Inside the package, so that the samples can import the package and the frameworks by name. */
const folder = `${root}.programs`;
afterAll(() => rmSync(folder, { recursive: true, force: true }));

it('has samples for React and Vue that compile, as strictly as can be', () => {
  const readme = readFileSync(`${root}README.md`, 'utf8');
  const react = [...readme.matchAll(/```tsx\n(.*?)```/gs)].map(([, code = '']) => code);
  const vue = [...readme.matchAll(/```vue\n<script[^>]*>\n(.*?)<\/script>/gs)].map(([, code = '']) => code);
  expect([react.length, vue.length]).toEqual([1, 1]);
  mkdirSync(folder, { recursive: true });
  writeFileSync(`${folder}/react.tsx`, react.join('\n'));
  writeFileSync(
    `${folder}/vue.ts`,
    `${vue.join('\n')}\nexport const text: string | undefined = translation.value?.text;`,
  );
  const compilerOptions = {
    target: 'ES2022',
    lib: ['ES2022', 'DOM', 'DOM.Iterable'],
    module: 'nodenext',
    jsx: 'react-jsx',
    strict: true,
    noEmit: true,
    skipLibCheck: false,
    types: [],
  };
  writeFileSync(`${folder}/tsconfig.json`, JSON.stringify({ compilerOptions, include: ['*'] }));
  let said = '';
  try {
    execFileSync(`${root}../../node_modules/.bin/tsc`, ['-p', folder], { encoding: 'utf8', stdio: 'pipe' });
  } catch (error) {
    said = (error as { stdout: string }).stdout;
  }
  expect(said).toBe('');
});

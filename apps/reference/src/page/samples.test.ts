import { execFileSync } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { type Catalog, defineErrors, spotV3 } from '@errlex/core';
import { loadHints, loadMessages } from '@errlex/i18n';
import { afterAll, describe, expect, it } from 'vitest';
import { packageFolder } from '../package-folder.js';
import { toEntries } from './entries.js';
import { highlight, toSamples } from './samples.js';

const folder = new URL('node_modules/.cache/samples/', packageFolder);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const errors = defineErrors<Catalog>(spotV3);
const english = { tag: 'en', messages: await loadMessages('en'), hints: await loadHints('en'), guide: {} };

describe('the samples of every code', () => {
  it('compile, with an error set of the application too', () => {
    mkdirSync(folder, { recursive: true });
    const own = `import { defineErrors, spotV3 } from '@errlex/core';\nexport const errors = defineErrors([...spotV3]);\n`;
    writeFileSync(new URL('errors.ts', folder), own);
    for (const entry of toEntries(errors, english)) {
      for (const isOwn of [false, true]) {
        for (const { host, code } of toSamples(entry, isOwn).filter(({ host }) => host !== 'NestJS')) {
          writeFileSync(new URL(`${entry.definition.reason}-${host}-${isOwn}.ts`, folder), code);
        }
      }
    }
    const compilerOptions = { noEmit: true, types: ['node'], lib: ['ES2023', 'DOM', 'DOM.Iterable'] };
    const config = { extends: '../../../../../tsconfig.base.json', compilerOptions, include: ['*.ts'] };
    writeFileSync(new URL('tsconfig.json', folder), JSON.stringify(config));
    const tsc = fileURLToPath(new URL('../../node_modules/typescript/bin/tsc', packageFolder));
    const problems = () => {
      try {
        return execFileSync(process.execPath, [tsc, '-p', fileURLToPath(folder)], { encoding: 'utf8' });
      } catch (error) {
        return (error as { stdout: string }).stdout;
      }
    };
    expect(problems()).toBe('');
    writeFileSync(
      new URL('wrong.ts', folder),
      "import { isApiError } from '@errlex/core';\nisApiError({}, 'NOBODY');",
    );
    expect(problems()).toMatch(/^wrong\.ts|\/wrong\.ts/);
  });

  it('throw in NestJS with the params of the message', () => {
    const [entry] = toEntries(errors, english).filter(({ definition }) => definition.code === -1141);
    const nest = entry && toSamples(entry, false).find(({ host }) => host === 'NestJS');
    expect(nest?.code).toContain("throw new ApiException('PARAM_EMPTY', { parameter: 'symbol' });");
  });

  it('use the recommended calls: retry if the advice is to repeat, translateThrown in a browser, respond on a server', () => {
    const codeOf = (code: number, host: string) => {
      const entry = toEntries(errors, english).find(({ definition }) => definition.code === code);
      return entry && toSamples(entry, false).find((sample) => sample.host === host)?.code;
    };
    expect(codeOf(-1054, 'Node.js')).toContain('await retry(');
    expect(codeOf(-1046, 'Node.js')).toContain('resyncClock');
    expect(codeOf(-1121, 'Node.js')).not.toContain('retry');
    expect(codeOf(-1121, 'browser')).toContain('await translateThrown(error)');
    expect(codeOf(-1121, 'Express')).toContain("throw createApiError('INVALID_SYMBOL');");
    expect(codeOf(-1121, 'Express')).toContain('app.use(expressErrors(respond));');
  });

  it('are colored without a style, and a text of an unknown language stays as it is', () => {
    expect(String(highlight("const a = '<b>';", 'ts'))).toBe(
      '<span class="hl-keyword">const</span> a = <span class="hl-string">&#x27;&lt;b&gt;&#x27;</span>;',
    );
    expect(highlight('<b>', 'cobol')).toBe('<b>');
    expect(highlight('<b>', 'constructor')).toBe('<b>');
  });
});

import { execFile } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { beforeAll, expect, inject, it } from 'vitest';
import { install } from '../install.js';
import { makeWorkFolder } from './work-folder.js';

const folder = makeWorkFolder();
beforeAll(() => install(folder, { dependencies: inject('tarballs') }));

async function run(command: string, ...args: string[]): Promise<string> {
  const { stdout } = await promisify(execFile)(command, args, { cwd: folder });
  return stdout;
}

const program = `
  loadMessages('ru').then((messages) => {
    const error = toApiError({ code: -1170, msg: 'Time range cannot exceed 5 days.' });
    console.log(translate(error, messages).text, typeof withApiErrors);
  });`;

it.each([
  [
    'esm.mjs',
    `import { toApiError } from '@errlex/core'; import { loadMessages, translate } from '@errlex/i18n'; import { withApiErrors } from '@errlex/node';`,
  ],
  [
    'commonjs.cjs',
    `const { toApiError } = require('@errlex/core'); const { loadMessages, translate } = require('@errlex/i18n'); const { withApiErrors } = require('@errlex/node');`,
  ],
])('an empty folder that installs the packages runs %s', async (file, load) => {
  writeFileSync(join(folder, file), load + program);
  const text = 'Временной диапазон не может превышать 5 дней. function\n';
  expect(await run(process.execPath, file)).toBe(text);
});

it('an empty folder that installs the packages has the command', async () => {
  const payload = '{"code":-1121,"msg":"Invalid symbol."}';
  const decoded = await run('npx', '--no-install', 'errlex', 'decode', payload, '--json');
  expect(JSON.parse(decoded)).toMatchObject({ kind: 'api-error', reason: 'INVALID_SYMBOL' });
});

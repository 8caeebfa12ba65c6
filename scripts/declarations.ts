/**
 * Emits the declarations of the package in the current folder beside each of its builds. The CommonJS build
 * gets the same declarations in a folder whose package.json has `"type": "commonjs"`, so that TypeScript
 * reads them as such.
 */
import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, readdirSync, writeFileSync } from 'node:fs';

execFileSync('tsc', ['-p', 'tsconfig.build.json'], { stdio: 'inherit' });

if (existsSync('dist/cjs')) {
  for (const file of readdirSync('dist/esm', { recursive: true, encoding: 'utf8' })) {
    if (file.endsWith('.d.ts')) cpSync(`dist/esm/${file}`, `dist/cjs/${file}`);
  }
  writeFileSync('dist/cjs/package.json', '{ "type": "commonjs" }\n');
}

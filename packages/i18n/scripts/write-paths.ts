/**
 * Writes a file at the path of each locale's export, such as `locales/de.js`: bundlers that do not read `exports`, as
 * Metro before 0.82, look there for `@errlex/i18n/locales/de`.
 */
import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';

for (const folder of ['locales', 'hints']) {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder);
  for (const file of readdirSync(`dist/esm/generated/${folder}`)) {
    if (file.endsWith('.js')) {
      writeFileSync(`${folder}/${file}`, `export * from '../dist/esm/generated/${folder}/${file}';\n`);
    }
  }
}

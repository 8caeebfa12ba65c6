import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { drawPlots } from './plots.ts';
import type { Results } from './results.ts';
import { printResults } from './tables.ts';

const folder = fileURLToPath(new URL('../../', import.meta.url));
const between = /(?<=<!-- results -->\n)[\s\S]*(?=<!-- \/results -->)/;

/** Writes the figures as JSON, into the README between its markers, and as plots. */
export function writeResults(results: Results): void {
  writeFileSync(`${folder}results.json`, `${JSON.stringify(results, undefined, 2)}\n`);
  const readme = readFileSync(`${folder}README.md`, 'utf8');
  writeFileSync(
    `${folder}README.md`,
    readme.replace(between, () => `\n${printResults(results)}\n\n`),
  );
  mkdirSync(`${folder}plots`, { recursive: true });
  for (const [name, plot] of Object.entries(drawPlots(results)))
    writeFileSync(`${folder}plots/${name}.svg`, plot);
}

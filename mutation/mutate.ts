/**
 * Runs mutation tests of one package: `pnpm mutate --package core`, or of some of its files:
 * `pnpm mutate --package core src/text/text.ts`. A whole run writes its result into the README. Exits
 * with 1 if more mutants survive than the ceiling allows, or if `equivalent/<package>.json`
 * lists one that is killed. `--incremental` reuses the results of an earlier run for files and tests that have not
 * changed.
 */
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { matchEquivalents } from './match-equivalents.ts';
import { mutatePackage } from './mutate-package.ts';
import { renderReport } from './render-report.ts';
import { writeReport } from './write-report.ts';

/** Maximum share of surviving mutants among those that are not static. */
const CEILING = 0.08;

const { values, positionals } = parseArgs({
  options: { package: { type: 'string' }, incremental: { type: 'boolean', default: false } },
  allowPositionals: true,
});
const name = values.package;
if (name === undefined || !existsSync(new URL(`../packages/${name}/src`, import.meta.url)))
  throw new Error('--package takes the name of a folder in packages/');

const mutants = await mutatePackage(name, { files: positionals, incremental: values.incremental });
const list = new URL(`./equivalent/${name}.json`, import.meta.url);
const listed = existsSync(list) ? JSON.parse(readFileSync(list, 'utf8')) : {};
const { equivalent, stale } = matchEquivalents(mutants, listed);
const report = renderReport(name, mutants, equivalent);
console.log(`${report.alive}\n${report.summary}`);
if (positionals.length === 0) writeReport(name, report);
// A run of some files says nothing about the mutants that are listed for other files.
const rotten = positionals.length > 0 ? [] : stale;
for (const entry of rotten) console.log(`listed in ${fileURLToPath(list)}, but killed or gone: ${entry}`);
if (report.missed > CEILING || rotten.length > 0) process.exitCode = 1;

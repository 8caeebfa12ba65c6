/**
 * Mutation testing of one package: `pnpm mutate --package core`, or of some files of it,
 * `pnpm mutate --package core src/text/text.ts`. What came of a whole run is written into the README. Ends
 * with 1 where more mutants outlive the tests than the ceiling allows, or where `equivalent/<package>.json`
 * lists one that does not. `--incremental` keeps what an earlier run found of files and tests that have not
 * changed since.
 */
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { matchEquivalents } from './match-equivalents.ts';
import { mutatePackage } from './mutate-package.ts';
import { renderReport } from './render-report.ts';
import { writeReport } from './write-report.ts';

/** The most mutants that may outlive the tests, as a share of those that are not static. */
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
// Of some files alone, nothing is known of what is listed for the others.
const rotten = positionals.length > 0 ? [] : stale;
for (const entry of rotten) console.log(`listed in ${fileURLToPath(list)}, but killed or gone: ${entry}`);
if (report.missed > CEILING || rotten.length > 0) process.exitCode = 1;

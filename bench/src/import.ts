/**
 * Import time of a package minus that of an empty module, each in a new process, alternately; and the number of
 * loaded files, which causes most of the time and is deterministic. The peers have no budget: they are packages that
 * a program imports anyway.
 */
import { execFileSync } from 'node:child_process';
import type { Measure, Row } from './harness/measurement.ts';
import { toExact, toSpread } from './harness/spread.ts';

const PAIRS = 21;
const empty = 'data:text/javascript,export {}';

const packages = [
  { name: '@errlex/core', budget: 5e6, files: 2 },
  { name: '@errlex/node', budget: 12e6, files: 5, filesCeiling: 6 },
  { name: 'i18next' },
  { name: '@solana/errors' },
  { name: 'zod' },
];

function run(program: string): number {
  const args = ['--input-type=module', '--eval', program];
  return Number(execFileSync(process.execPath, args, { cwd: import.meta.dirname, encoding: 'utf8' }));
}

/** Returns elapsed nanoseconds instead of CPU time, to include reading files. */
function importTime(name: string): number {
  return run(`
    const start = performance.now();
    await import(${JSON.stringify(name)});
    console.log((performance.now() - start) * 1e6);
  `);
}

function timeRow({ name, budget }: (typeof packages)[number]): Row {
  const pairs = Array.from({ length: PAIRS }, (_, round) => {
    if (round % 2 === 0) return { ours: importTime(name), theirs: importTime(empty) };
    return { theirs: importTime(empty), ours: importTime(name) };
  });
  return {
    name: `import ${name}`,
    unit: 'ns',
    ours: toSpread(pairs.map(({ ours }) => ours)).median,
    peer: 'an empty module',
    theirs: toSpread(pairs.map(({ theirs }) => theirs)).median,
    kind: 'difference',
    figure: toSpread(pairs.map(({ ours, theirs }) => ours - theirs)),
    ...(budget !== undefined && { budget }),
  };
}

function filesRow({ name, files, filesCeiling }: (typeof packages)[number]): Row {
  const ours = run(`
    import { registerHooks } from 'node:module';
    let files = 0;
    registerHooks({
      load(url, context, nextLoad) {
        if (url.startsWith('file:')) files += 1;
        return nextLoad(url, context);
      },
    });
    await import(${JSON.stringify(name)});
    console.log(files);
  `);
  const figure = toExact(ours);
  return {
    name: `files that ${name} loads`,
    unit: 'count',
    ours,
    kind: 'value',
    figure,
    ...(files !== undefined && { budget: files }),
    ...(filesCeiling !== undefined && { ceiling: filesCeiling }),
  };
}

export const measure: Measure = async ({ check }) => {
  const counted = packages.filter(({ files }) => files !== undefined).map(filesRow);
  return check ? counted : [...packages.map(timeRow), ...counted];
};

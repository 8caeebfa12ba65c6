import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import { install } from '../install.js';
import { packages, root } from '../packages.js';
import { compile, type Options, type Program, programs, readmes, writePrograms } from '../programs.js';
import { isNightly } from './is-nightly.js';
import { makeWorkFolder } from './work-folder.js';

/** The newest patch of each; those between the oldest and the newest are for the night. */
const compilers = isNightly ? ['5.4', '5.8', '5.9', '6', '7'] : ['5.4', '7'];

/** The newest version of each peer that the packages accept. */
const newest: Record<string, string> = Object.assign({}, ...packages.map((one) => one.peerDependencies));

/**
 * What stands beside the packages. A peer that itself refuses a compiler gets a project with an older version
 * of it.
 */
const projects = {
  'newest peers': newest,
  'Nest 11': Object.fromEntries(
    Object.entries(newest).map(([name, range]) => [name, name.startsWith('@nestjs/') ? '11' : range]),
  ),
};

interface Cell {
  readonly compiler: string;
  readonly resolution: string;
  readonly project: keyof typeof projects;
  readonly options: Options;
  readonly programs: readonly Program[];
}

/** Peers themselves ask for `esModuleInterop`, as every template of CommonJS has it. */
const commonJs = { module: 'commonjs', esModuleInterop: true };
const node10 = { ...commonJs, moduleResolution: 'node10' };

/** By day each resolution with the compiler that it is most likely to fail with. */
const cells: readonly Cell[] = [
  ...cellsOf(isNightly ? compilers : ['5.4'], 'nodenext', 'newest peers', { module: 'nodenext' }),
  ...cellsOf(isNightly ? compilers : ['7'], 'bundler', 'newest peers', {
    module: 'esnext',
    moduleResolution: 'bundler',
  }),
  // `node10` ignores `exports`. It is deprecated in TypeScript 6 and gone in 7, where CommonJS resolves as a
  // bundler does.
  ...cellsOf(isNightly ? ['5.4', '5.8', '5.9'] : ['5.4'], 'node10', 'Nest 11', node10),
  ...cellsOf(isNightly ? ['6'] : [], 'node10', 'Nest 11', { ...node10, ignoreDeprecations: '6.0' }),
  ...cellsOf(['7'], 'commonjs', 'Nest 11', { ...commonJs, moduleResolution: 'bundler' }, ['core', 'node']),
];

function cellsOf(
  versions: readonly string[],
  resolution: string,
  project: Cell['project'],
  options: Cell['options'],
  some: readonly Program[] = programs,
): Cell[] {
  return versions.map((compiler) => ({ compiler, resolution, project, options, programs: some }));
}

const folder = makeWorkFolder();

beforeAll(async () => {
  const aliases = compilers.map((version) => [`typescript-${version}`, `npm:typescript@${version}`]);
  await install(folder, { dependencies: Object.fromEntries(aliases) });
  for (const [project, peers] of Object.entries(projects)) {
    // What frameworks want beside them, and what a sample validates with.
    const common = { 'reflect-metadata': '*', '@types/node': '24', '@types/react': '*', zod: '4' };
    await install(join(folder, project), { dependencies: { ...peers, ...common, ...inject('tarballs') } });
    writePrograms(join(folder, project, 'programs'));
  }
});

const table: Record<string, Record<string, string>> = {};
afterAll(() => console.table(table));

for (const { compiler, resolution, project, options, programs } of cells) {
  const row = `TypeScript ${compiler}, ${resolution}, ${project}`;
  it.concurrent.each(programs)(`${row}: %s`, async (program) => {
    const start = performance.now();
    const tsc = join(folder, `node_modules/typescript-${compiler}/bin/tsc`);
    const output = await compile(tsc, join(folder, project, 'programs'), program, options);
    const seconds = ((performance.now() - start) / 1000).toFixed(1);
    const errors = output.match(/error TS/g)?.length;
    table[row] = { ...table[row], [program]: output === '' ? `${seconds} s` : `${errors} errors` };
    expect(output).toBe('');
  });
}

it.each(readmes)('%s names the oldest compiler', (readme) => {
  expect(readFileSync(join(root, readme), 'utf8')).toContain(`TypeScript ${compilers[0]}`);
});

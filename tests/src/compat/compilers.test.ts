import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import { install } from '../install.js';
import { packages, root } from '../packages.js';
import { compile, type Options, type Program, programs, readmes, writePrograms } from '../programs.js';
import { isNightly } from './is-nightly.js';
import { makeWorkFolder } from './work-folder.js';

/** Newest patch of each version. Only nightly runs use those between the oldest and the newest. */
const newerCompilers = isNightly ? ['5.8', '5.9', '6', '7'] : ['7'];
const compilers = ['5.4', ...newerCompilers];

/**
 * The newest version of each peer that the packages accept. React Native declares globals that conflict with those of
 * browsers, so a file of `tests/programs` stands for its types.
 */
const { 'react-native': _, ...newest }: Record<string, string> = Object.assign(
  {},
  ...packages.map((one) => one.peerDependencies),
);

/**
 * Dependencies of the projects beside the packages. If a peer does not compile with a compiler, the project has an older version
 * of it.
 */
const projects = {
  'newest peers': newest,
  // Newer versions have declarations that need TypeScript 5.7.
  'Hono 4.6': { ...newest, hono: '~4.6.0' },
  'Nest 11': Object.fromEntries(
    Object.entries(newest).map(([name, range]) => [name, name.startsWith('@nestjs/') ? '11' : range]),
  ),
};

/** Peers of the frameworks, and imports of the samples in guides. */
const common = {
  'reflect-metadata': '*',
  '@types/express': '5',
  '@types/node': '24',
  '@types/react': '*',
  '@opentelemetry/api': '1',
  '@opentelemetry/sdk-trace-node': '2',
  '@sentry/node': '11',
  'prom-client': '15',
  zod: '4',
};

interface Cell {
  readonly compiler: string;
  readonly resolution: string;
  readonly project: keyof typeof projects;
  readonly options: Options;
  readonly programs: readonly Program[];
}

/** Peers need `esModuleInterop`, which CommonJS templates set. */
const commonJs = { module: 'commonjs', esModuleInterop: true };
const node10 = { ...commonJs, moduleResolution: 'node10' };
const bundler = { module: 'esnext', moduleResolution: 'bundler' };

/** In `test:compat`, each module resolution runs with the compiler that is most likely to fail. */
const cells: readonly Cell[] = [
  ...cellsOf(['5.4'], 'nodenext', 'Hono 4.6', { module: 'nodenext' }),
  ...cellsOf(isNightly ? ['5.4'] : [], 'bundler', 'Hono 4.6', bundler),
  ...cellsOf(isNightly ? newerCompilers : [], 'nodenext', 'newest peers', { module: 'nodenext' }),
  ...cellsOf(isNightly ? newerCompilers : ['7'], 'bundler', 'newest peers', bundler),
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

import { isNightly } from './is-nightly.js';

/** A program of `tests/compatibility` that uses the packages, with its arguments. */
export interface Row {
  readonly title: string;
  readonly file: string;
  readonly args?: readonly string[];
  /** The project that it runs in. */
  readonly project?: keyof typeof projects;
  /** The installed package whose `engines` may exclude a Node. */
  readonly peer?: string;
}

/** Newest npm release of each runtime. */
const everyHost: Readonly<Record<string, Host>> = {
  ...Object.fromEntries(['20', '22', '24', '26'].map((major) => [`Node ${major}`, toHost('node', major)])),
  'Bun 1': toHost('bun', '1'),
  'Deno 2': toHost('deno', '2', 'run', '-A', '--node-modules-dir=manual'),
};

/** In `test:compat`: the oldest and the newest Node, and every other runtime. */
export const hosts = Object.fromEntries(
  Object.entries(everyHost).filter(([name]) => isNightly || !/^Node 2[24]$/.test(name)),
);

/** The runtime that the tools run on. */
export const toolHost = everyHost['Node 24'] as Host;

export interface Host {
  readonly name: string;
  readonly version: string;
  readonly folder: string;
  readonly options: readonly string[];
}

function toHost(name: string, version: string, ...options: string[]): Host {
  return { name, version, folder: `${name}-${version}`, options };
}

/** Aliases under which several majors are installed together. */
const aliasesOf = (name: string, majors: readonly number[]) =>
  Object.fromEntries(majors.map((major) => [`${name}-${major}`, `npm:${name}@${major}`]));

const nest = (major: string) => ({
  '@nestjs/common': major,
  '@nestjs/core': major,
  '@nestjs/platform-express': major,
  'reflect-metadata': '*',
  rxjs: '7',
});

/** Dependencies besides the packages. */
export const projects = {
  plain: {
    axios: '1',
    ...aliasesOf('got', [14, 16]),
    ...aliasesOf('ky', [1, 2]),
    ...aliasesOf('express', [4, 5]),
    ...aliasesOf('fastify', [5]),
    ...aliasesOf('hono', [4]),
    ...aliasesOf('i18next', [23, 24, 25, 26, 27]),
    vitest: '*',
    jest: '*',
    vite: '*',
    esbuild: '*',
    rollup: '*',
    '@rollup/plugin-node-resolve': '*',
    webpack: '*',
    'webpack-cli': '*',
    rolldown: '*',
  },
  'nest-11': nest('11'),
  'nest-12': nest('12'),
};

const client = (name: string): Row => ({
  title: name.replace('-', ' '),
  file: 'client.mjs',
  args: [name.replace(/-.*/, ''), name],
  peer: name,
});

/** Named after the major of the framework, as `Express 4`. */
const server = (title: string): Row => {
  const [framework = '', major = ''] = title.toLowerCase().split(' ');
  return {
    title,
    file: 'server.mjs',
    args: [framework, `${framework}-${major}`],
    peer: `${framework}-${major}`,
  };
};

const everyRow: readonly Row[] = [
  { title: 'ES modules', file: 'esm.mjs' },
  { title: 'CommonJS', file: 'commonjs.cjs' },
  { title: '`require` of `@errlex/browser`, an ES module', file: 'require-esm.cjs' },
  {
    title: 'the command',
    file: 'node_modules/errlex/dist/esm/cli.js',
    args: ['decode', '{"code":-1170,"msg":"Time range cannot exceed 5 days."}', '--locale', 'ru'],
  },
  { title: '`fetch`', file: 'client.mjs', args: ['fetch'] },
  { ...client('axios'), title: 'axios 1' },
  ...['got-14', 'got-16', 'ky-1', 'ky-2'].map(client),
  ...[23, 24, 25, 26, 27].map((major) => ({
    title: `i18next ${major}`,
    file: 'i18next.mjs',
    args: [`i18next-${major}`],
    peer: `i18next-${major}`,
  })),
  ...['Express 4', 'Express 5', 'Fastify 5', 'Hono 4'].map(server),
  { title: 'Nest 11, CommonJS', file: 'nest.cjs', project: 'nest-11', peer: '@nestjs/core' },
  { title: 'Nest 12, ES modules', file: 'nest.mjs', project: 'nest-12', peer: '@nestjs/core' },
];

/** In `test:compat`: the oldest and the newest major of each peer. */
export const rows = everyRow.filter(({ title }) => isNightly || !/^i18next 2[456]$/.test(title));

/** Arguments of a test runner, or of a bundler with the file that it writes. */
export const tools: Readonly<Record<string, readonly [command: string, program?: string]>> = {
  vitest: ['RUNNER=vitest vitest run runner.test.mjs'],
  jest: ['jest runner.test.cjs --testMatch "**/*.cjs"'],
  '`node --test`': ['RUNNER=node:test node --test runner.test.mjs'],
  '`bun test`': ['RUNNER=bun:test bun test ./runner.test.mjs'],
  '`deno test`': ['RUNNER=node:test deno test -A --node-modules-dir=manual runner.test.mjs'],
  Vite: ['vite build --ssr page.mjs --outDir out/vite', 'node out/vite/page.mjs'],
  esbuild: ['esbuild page.mjs --bundle --format=esm --outfile=out/esbuild.mjs', 'node out/esbuild.mjs'],
  rollup: ['rollup page.mjs -p node-resolve -o out/rollup.mjs', 'node out/rollup.mjs'],
  webpack: [
    'webpack build ./page.mjs -o out/webpack --mode production --target node',
    'node out/webpack/main.js',
  ],
  rolldown: ['rolldown page.mjs --file out/rolldown.mjs', 'node out/rolldown.mjs'],
};

import { exec, execFile } from 'node:child_process';
import { cpSync, readFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { promisify } from 'node:util';
import { satisfies } from 'semver';
import { beforeAll, describe, expect, inject, it } from 'vitest';
import { install } from '../install.js';
import { root } from '../packages.js';
import { readTable, replaceSection, toTable } from '../sections.js';
import { type Host, hosts, projects, type Row, rows, toolHost, tools } from './compatibility-rows.js';
import { isNightly } from './is-nightly.js';
import { makeWorkFolder } from './work-folder.js';

const folder = makeWorkFolder();

beforeAll(async () => {
  const binaries = [...new Set([...Object.values(hosts), toolHost])].map(({ name, version, folder: own }) =>
    install(join(folder, own), { dependencies: { [name]: version } }),
  );
  for (const [project, dependencies] of Object.entries(projects)) {
    await install(join(folder, project), { dependencies: { ...dependencies, ...inject('tarballs') } });
    cpSync(`${root}tests/compatibility`, join(folder, project), { recursive: true });
  }
  await Promise.all(binaries);
});

/** Output of each program: the translated message. */
const sentence = 'Временной диапазон не может превышать 5 дней.';

/** Returns the range of Node that a peer requires, if the host is not in it. */
function excludedRange({ name, version }: Host, { peer, project = 'plain' }: Row): string | undefined {
  if (peer === undefined || name !== 'node') return undefined;
  const manifest = readFileSync(join(folder, project, 'node_modules', peer, 'package.json'), 'utf8');
  const { engines: { node = '*' } = {} }: { engines?: { node?: string } } = JSON.parse(manifest);
  return satisfies(`${version}.999.0`, node) ? undefined : node;
}

async function run(host: Host, { file, args = [], project = 'plain' }: Row): Promise<string> {
  const binary = join(folder, host.folder, 'node_modules/.bin', host.name);
  const options = { cwd: join(folder, project), timeout: 60_000 };
  const { stdout } = await promisify(execFile)(binary, [...host.options, file, ...args], options);
  return stdout;
}

const cells: Record<string, Record<string, string>> = {};

describe.each(Object.entries(hosts))('%s', (name, host) => {
  it.concurrent.each(rows)('runs $title, unless a peer excludes the runtime', async (row) => {
    const range = excludedRange(host, row);
    if (range === undefined) expect(await run(host, row)).toContain(sentence);
    cells[row.title] = { ...cells[row.title], [name]: range === undefined ? 'yes' : `refused: ${range}` };
  });
});

/** Names of the tools that passed. */
const ran: string[] = [];

describe('in a new project on Node 24', () => {
  const folders = ['plain', 'node-24', 'bun-1', 'deno-2'];
  const paths = folders.map((one) => join(folder, one, 'node_modules/.bin'));
  const env = { ...process.env, PATH: [...paths, process.env.PATH].join(delimiter) };
  const options = { cwd: join(folder, 'plain'), env, timeout: 120_000 };

  it.each(Object.entries(tools))('%s runs', async (tool, [command, program]) => {
    await promisify(exec)(command, options);
    if (program) expect((await promisify(exec)(program, options)).stdout).toContain(sentence);
    ran.push(tool);
  });
});

it('the tables of the compatibility guide match the results', async () => {
  const file = `${root}docs/compatibility.md`;
  const document = readFileSync(file, 'utf8');
  // `test:compat` leaves cells out; they keep the results of the last nightly run.
  const { head, lines } = isNightly
    ? { head: Object.keys(hosts), lines: rows.map(({ title }) => title) }
    : readTable(document, 'compatibility');
  const known = isNightly ? {} : readTable(document, 'compatibility').cells;
  const found = lines.map((title) => [
    title,
    ...head.map((host) => cells[title]?.[host] ?? known[title]?.[host] ?? ''),
  ]);
  expect(rows.map(({ title }) => title).filter((title) => !lines.includes(title))).toEqual([]);
  expect(Object.keys(hosts).filter((host) => !head.includes(host))).toEqual([]);
  expect(found.flat()).not.toContain('');
  expect(ran).toEqual(Object.keys(tools));
  const sections = {
    compatibility: toTable(['', ...head], found),
    tools: toTable(['', ...ran], [['on Node 24', ...ran.map(() => 'yes')]]),
  };
  const expected = Object.entries(sections).reduce(
    (text, [name, table]) => replaceSection(text, name, table),
    document,
  );
  await expect(expected).toMatchFileSnapshot(file);
});

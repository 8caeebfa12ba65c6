import { exec, execFile } from 'node:child_process';
import { cpSync, readFileSync, rmSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { promisify } from 'node:util';
import { satisfies } from 'semver';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { install } from '../install.js';
import { root } from '../packages.js';
import { replaceSection, toTable } from '../sections.js';
import { packAll } from '../tarballs.js';
import { type Host, hosts, projects, type Row, rows, tools } from './compatibility-rows.js';

const { folder, tarballs } = packAll();
afterAll(() => rmSync(folder, { recursive: true, force: true }));

beforeAll(async () => {
  const binaries = Object.values(hosts).map(({ name, version, folder: own }) =>
    install(join(folder, own), { dependencies: { [name]: version } }),
  );
  for (const [project, dependencies] of Object.entries(projects)) {
    await install(join(folder, project), { dependencies: { ...dependencies, ...tarballs } });
    cpSync(`${root}tests/compatibility`, join(folder, project), { recursive: true });
  }
  await Promise.all(binaries);
});

/** What each program prints: the sentence of the message. */
const sentence = 'Временной диапазон не может превышать 5 дней.';

/** The range of Node that a peer asks for, where the one of a host is not in it. */
function refusedBy({ name, version }: Host, { peer, project = 'plain' }: Row): string | undefined {
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
  it.each(rows)('runs $title, unless a peer refuses it', async (row) => {
    const range = refusedBy(host, row);
    if (range === undefined) expect(await run(host, row)).toContain(sentence);
    cells[row.title] = { ...cells[row.title], [name]: range === undefined ? 'yes' : `refused: ${range}` };
  });
});

/** The tools that ran. */
const ran: string[] = [];

describe('in a project of somebody else, on Node 24', () => {
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

it('the tables of the README are what was found', async () => {
  const file = `${root}README.md`;
  const found = rows.map(({ title }) => [
    title,
    ...Object.keys(hosts).map((host) => cells[title]?.[host] ?? ''),
  ]);
  expect(found.flat()).not.toContain('');
  expect(ran).toEqual(Object.keys(tools));
  const sections = {
    compatibility: toTable(['', ...Object.keys(hosts)], found),
    tools: toTable(['', ...ran], [['on Node 24', ...ran.map(() => 'yes')]]),
  };
  const document = Object.entries(sections).reduce(
    (text, [name, table]) => replaceSection(text, name, table),
    readFileSync(file, 'utf8'),
  );
  await expect(document).toMatchFileSnapshot(file);
});

/**
 * Measures how much of the built packages one error runs through: the source files and functions that run, and
 * the error objects that are made, by V8's precise coverage of one request after a few like it. Prints a
 * Markdown table; with `--list` also every function that ran and how often.
 *
 *     node tests/flows/measure.ts [--list]
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { flows } from './flows.ts';
import { packagesFolder, type Recording, startRecorder } from './recorder.ts';

/** Requests that run before the one that is measured. */
const WARM_UP_RUNS = 5;

/** How long work continues after the response, such as a log entry. */
const SETTLE_MS = 100;

/** How long a flow may take, its start included. */
const TIMEOUT_MS = 30_000;

/** Records one run of a flow in this process. */
async function recordFlow(name: string): Promise<Recording> {
  const recorder = await startRecorder();
  const flow = await flows[name]?.();
  if (flow === undefined) throw new Error(`Unknown flow "${name}".`);
  for (let run = 0; run < WARM_UP_RUNS; run++) await flow.run();
  await sleep(SETTLE_MS);
  await recorder.take();
  const result = String(await flow.run());
  await sleep(SETTLE_MS);
  const recording = await recorder.take();
  if (!result.includes(flow.expected)) throw new Error(`${name}: expected ${flow.expected}, got ${result}`);
  await flow.stop?.();
  return recording;
}

/** Environment variable that selects the work of a child process: the name of a flow, or recording the preloaded command. */
const FLOW_VARIABLE = 'ERRLEX_FLOW';
const COMMAND = 'decode --follow';

/** Runs a flow in a process of its own, so that it alone is loaded and warmed up. */
async function recordInChild(name: string): Promise<Recording> {
  const child = spawn(process.execPath, [fileURLToPath(import.meta.url)], {
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    env: { ...process.env, [FLOW_VARIABLE]: name },
  });
  try {
    const [recording] = await Promise.race([once(child, 'message'), failOnEnd(child)]);
    return recording;
  } finally {
    child.kill();
  }
}

/** Sends lines to the command, which loads this file first, and records the last. */
async function recordCommand(): Promise<Recording> {
  const folder = join(packagesFolder, 'cli');
  const { bin }: { bin: { errlex: string } } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  const args = ['--import', import.meta.url, join(folder, bin.errlex), ...COMMAND.split(' ')];
  const child = spawn(process.execPath, args, {
    stdio: ['pipe', 'pipe', 'inherit', 'ipc'],
    env: { ...process.env, [FLOW_VARIABLE]: COMMAND },
  });
  const { stdin, stdout } = child;
  if (stdin === null || stdout === null) throw new Error('The command has no pipes.');
  const failed = failOnEnd(child);
  // Each line has other params than the one before.
  const follow = async (index: number): Promise<Recording> => {
    const payload = JSON.stringify({ code: -1140, msg: `limit must be between ${index} and 1000.` });
    stdin.write(`2024-05-01T12:00:00Z warn order ${index} failed: ${payload}\n`);
    for (let output = ''; !output.includes('PARAM_VALIDATE_ERROR'); ) {
      const [chunk] = await Promise.race([once(stdout, 'data'), failed]);
      output += chunk;
    }
    await sleep(SETTLE_MS);
    child.send('take');
    const [recording] = await Promise.race([once(child, 'message'), failed]);
    return recording;
  };
  try {
    for (let index = 1; index <= WARM_UP_RUNS; index++) await follow(index);
    return await follow(WARM_UP_RUNS + 1);
  } finally {
    child.kill();
  }
}

/** Rejects when the process ends, or if it takes too long. */
async function failOnEnd(child: ChildProcess): Promise<never> {
  await once(child, 'exit', { signal: AbortSignal.timeout(TIMEOUT_MS) });
  throw new Error('failed, see above');
}

function renderRow(name: string, { functions, errors }: Recording): string {
  const names = Object.keys(functions);
  const files = [...new Set(names.map((one) => one.replace(/: .*/, '')))];
  const folders = [...new Set(files.map((file) => file.replace(/\/.*/, '')))];
  const perPackage = folders
    .map((folder) => `${folder} ${files.filter((file) => file.startsWith(`${folder}/`)).length}`)
    .join(', ');
  const { ApiError = 0, ...others } = errors;
  const rest = Object.entries(others).map(([error, count]) => `${count} \`${error}\``);
  return `| ${name} | ${files.length} | ${names.length} | ${perPackage} | ${ApiError} | ${rest.join(', ')} |`;
}

function printList({ functions }: Recording): void {
  for (const [name, count] of Object.entries(functions).sort()) console.log(`    ${count} x ${name}`);
}

async function printTable(): Promise<void> {
  const isList = process.argv.includes('--list');
  console.log('| flow | files | functions | files by package | `ApiError` | other errors made |');
  console.log('| --- | --- | --- | --- | --- | --- |');
  for (const name of [...Object.keys(flows), COMMAND]) {
    const title = name === COMMAND ? '`decode --follow`, one line' : name;
    try {
      const recording = await (name === COMMAND ? recordCommand() : recordInChild(name));
      console.log(renderRow(title, recording));
      if (isList) printList(recording);
    } catch (error) {
      console.log(`| ${title} | ${error} | | | | |`);
      process.exitCode = 1;
    }
  }
}

const flowName = process.env[FLOW_VARIABLE];
if (flowName === undefined) {
  await printTable();
} else if (flowName === COMMAND) {
  const recorder = await startRecorder();
  process.on('message', async () => process.send?.(await recorder.take()));
} else {
  const recording = await recordFlow(flowName);
  process.send?.(recording, () => process.exit());
}

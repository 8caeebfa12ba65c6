#!/usr/bin/env node
import { toBanner } from './banner.js';
import { parseOptions, usage } from './options.js';
import { startSandbox } from './start-sandbox.js';

function refuse(message: string, exitCode: number): never {
  console.error(message);
  process.exit(exitCode);
}

function readOptions() {
  try {
    return parseOptions(process.argv.slice(2), process.env);
  } catch (error) {
    return refuse(`${(error as Error).message.split('. ')[0]}. Usage: ${usage}`, 2);
  }
}

if (process.argv.includes('--help')) {
  console.log(`Usage: ${usage}`);
  process.exit();
}

const options = readOptions();
const sandbox = await startSandbox(options).catch((error: NodeJS.ErrnoException) => {
  const { host, port } = options;
  const reason =
    error.code === 'EADDRINUSE'
      ? `Port ${port} of ${host} is taken. Choose another one: PORT=${port === 65_535 ? 3000 : port + 1}, or --port 0 for any that is free.`
      : `Cannot listen at ${host}, port ${port}: ${error.message}`;
  return refuse(reason, 1);
});

for (const signal of ['SIGTERM', 'SIGINT'] as const) {
  process.once(signal, async () => {
    await sandbox.stop();
    process.exit(0);
  });
}

// Last, so that whoever has read it may send a signal.
console.log(await toBanner(sandbox.origin, options));

#!/usr/bin/env node
import { relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { createApiError, toPayload } from '@errlex/core';
import { loadMessages, translate } from '@errlex/i18n';
import type { SandboxOptions } from './settings.js';
import { startSandbox } from './start-sandbox.js';

const usage = `Usage: errlex-sandbox [options]

  --port <0-65535>      port to listen at; 0: any free port. Default: PORT or 3000
  --host <address>      address to listen at. Default: HOST or 127.0.0.1
  --window <ms>         how far a timestamp may be off. Default: 30000
  --unique-client-ids   reject the client id of any earlier order, not only of an open one
  --as-observed         respond with the texts of the real service where they differ from the documented ones
  --site <folder>       serve a site that @errlex/reference built at /`;

function exit(message: string, exitCode: number): never {
  console.error(message);
  process.exit(exitCode);
}

/** Reads an option that is a whole number. Throws an error whose message is one line. */
function parseNumber(name: string, value: string, max: number): number {
  if (/^\d{1,6}$/.test(value) && Number(value) <= max) return Number(value);
  throw new Error(`Invalid ${name} ${JSON.stringify(value)} (0-${max})`);
}

function readOptions() {
  const options = {
    port: { type: 'string' },
    host: { type: 'string' },
    window: { type: 'string' },
    'unique-client-ids': { type: 'boolean' },
    'as-observed': { type: 'boolean' },
    site: { type: 'string' },
    help: { type: 'boolean' },
  } as const;
  try {
    const { values } = parseArgs({ options });
    if (values.help) {
      console.log(usage);
      process.exit();
    }
    return {
      port: parseNumber('port', values.port ?? (process.env.PORT || '3000'), 65_535),
      host: values.host ?? (process.env.HOST || '127.0.0.1'),
      asObserved: values['as-observed'] ?? false,
      uniqueClientIds: values['unique-client-ids'] ?? false,
      site: values.site,
      ...(values.window !== undefined && { window: parseNumber('window', values.window, 999_999) }),
    };
  } catch (error) {
    return exit(`${(error as Error).message.split('. ')[0]}. See errlex-sandbox --help.`, 2);
  }
}

/** Returns the text to print when the sandbox listens: its address, and three commands with their responses. */
async function renderBanner(origin: string, { asObserved, site }: SandboxOptions): Promise<string> {
  const limit = createApiError('PARAM_VALIDATE_ERROR.limit', { min: 1, max: 1000 });
  const empty = createApiError('ACCESS_KEY_EMPTY');
  const japanese = translate(empty, await loadMessages('ja'));
  const signer = relative(process.cwd(), fileURLToPath(new URL('./sign-command.js', import.meta.url)));
  const reference = site === undefined ? '' : `The error reference is at ${origin}/\n`;
  return `${reference}The sandbox listens at ${origin}/api/v3 and responds with the ${asObserved ? 'observed' : 'documented'} texts.

  # ${JSON.stringify(toPayload(limit))}
  curl '${origin}/api/v3/market/trades?symbol=BTCUSDT&limit=5000'

  # ${JSON.stringify(toPayload(empty, japanese.text))}
  curl -H 'Accept-Language: ja' '${origin}/api/v3/account/'

  # the balances of the account "demo"
  node '${signer}' demo GET /api/v3/account/ | curl -K - '${origin}/api/v3/account/'
`;
}

const options = readOptions();
const sandbox = await startSandbox(options).catch((error: NodeJS.ErrnoException) => {
  const { host, port } = options;
  const reason =
    error.code === 'EADDRINUSE'
      ? `Port ${port} of ${host} is taken. Choose another one: PORT=${port === 65_535 ? 3000 : port + 1}, or --port 0 for any free port.`
      : `Cannot start at ${host}, port ${port}: ${error.message}`;
  return exit(reason, 1);
});

for (const signal of ['SIGTERM', 'SIGINT'] as const) {
  process.once(signal, async () => {
    await sandbox.stop();
    process.exit(0);
  });
}

// Printed last: whoever has read it may send a signal at once.
console.log(await renderBanner(sandbox.origin, options));

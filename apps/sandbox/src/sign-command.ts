/** Prints the headers of a signed request as a configuration for `curl -K -`. */
import { parseArgs } from 'node:util';
import { demoKeys } from './access/demo-keys.js';
import { createAccessHeaders } from './access/sign.js';

const [name, method, path, body = ''] = parseArgs({ allowPositionals: true }).positionals;
const key = demoKeys.find((candidate) => candidate.key === name);

if (key === undefined || method === undefined || !path?.startsWith('/')) {
  console.error(
    `Usage: sign-command.js <key> <METHOD> </path?query> [body]; keys: ${demoKeys.map((demo) => demo.key).join(', ')}`,
  );
  process.exitCode = 2;
} else {
  const timestamp = String(Date.now());
  const headers = createAccessHeaders(key.key, { timestamp, method: method.toUpperCase(), path, body });
  const lines = Object.entries(headers).map(([header, value]) => `header = "${header}: ${value}"`);
  if (body) lines.push('header = "Content-Type: application/json"', `data-binary = ${JSON.stringify(body)}`);
  console.log([`request = "${method.toUpperCase()}"`, ...lines].join('\n'));
}

import { relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createApiError, toPayload } from '@errlex/core';
import { loadMessages, translate } from '@errlex/i18n';
import type { SandboxOptions } from './options.js';

/** What is printed once the sandbox listens: its address, and three commands with what they answer. */
export async function toBanner(origin: string, { asObserved, site }: SandboxOptions): Promise<string> {
  const limit = createApiError('PARAM_VALIDATE_ERROR.limit', { min: 1, max: 1000 });
  const empty = createApiError('ACCESS_KEY_EMPTY');
  const japanese = translate(empty, await loadMessages('ja'));
  const signer = relative(process.cwd(), fileURLToPath(new URL('./sign-command.js', import.meta.url)));
  const reference = site === undefined ? '' : `The error reference is at ${origin}/\n`;
  return `${reference}The sandbox listens at ${origin}/api/v3 and answers with the ${asObserved ? 'observed' : 'documented'} texts.

  # ${JSON.stringify(toPayload(limit))}
  curl '${origin}/api/v3/market/trades?symbol=BTCUSDT&limit=5000'

  # ${JSON.stringify(toPayload(empty, japanese.text))}
  curl -H 'Accept-Language: ja' '${origin}/api/v3/account/'

  # the balances of the account "demo"
  node '${signer}' demo GET /api/v3/account/ | curl -K - '${origin}/api/v3/account/'
`;
}

import type { ArgumentsHost } from '@nestjs/common';
import { safely } from '../safely.js';

const FRAME = '    at ';

/**
 * Removes the URL of the request from a text: Nest and Fastify quote it if they find no route. Frames of a stack stay
 * as they are. Never throws.
 */
export function withoutUrl(text: string, host: ArgumentsHost): string {
  const url = safely(() => toUrl(host));
  if (url === undefined || !text.includes(url)) return text;
  const lines = text
    .split('\n')
    .map((line) => (line.startsWith(FRAME) ? line : line.replaceAll(url, '(URL)')));
  return lines.join('\n');
}

function toUrl(host: ArgumentsHost): string | undefined {
  if (host.getType() !== 'http') return undefined;
  const { originalUrl, url }: { originalUrl?: string; url?: string } = host.getArgByIndex(0);
  const found = originalUrl ?? url;
  // A slash alone is in every other path as well.
  return typeof found === 'string' && found.length > 1 ? found : undefined;
}

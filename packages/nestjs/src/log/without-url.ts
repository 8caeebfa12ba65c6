import type { ArgumentsHost } from '@nestjs/common';
import { attempt } from '../attempt.js';

const FRAME = '    at ';

/**
 * A text without the URL of its request, which Nest and Fastify quote where no route takes it; frames of a
 * stack stay as they are. Never throws.
 */
export function withoutUrl(text: string, host: ArgumentsHost): string {
  const url = attempt(() => toUrl(host));
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

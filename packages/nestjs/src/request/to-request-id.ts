import type { ArgumentsHost } from '@nestjs/common';
import { toRequestFacts } from './to-request-facts.js';

/** What a request is called that may be written into a log as it came. */
const PLAIN = /^[\w.:+/=@-]{1,128}$/;

/** What the platform or its logger calls a request, and what its caller does in `X-Request-Id`. */
export function toRequestId(host: ArgumentsHost): string | undefined {
  const request: { readonly id?: unknown } | undefined =
    host.getType() === 'http' ? host.getArgByIndex(0) : undefined;
  const ids = [request?.id, toRequestFacts(host).headers['x-request-id']].map((id) => String(id ?? ''));
  return [...new Set(ids)].filter((id) => PLAIN.test(id)).join(' ') || undefined;
}

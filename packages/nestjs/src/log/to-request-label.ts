import type { ArgumentsHost } from '@nestjs/common';
import { safely } from '../safely.js';
import { toLine } from './to-line.js';

interface Request {
  readonly method?: string;
  readonly baseUrl?: string;
  readonly route?: { readonly path?: unknown };
  readonly routeOptions?: { readonly url?: string };
}

/** The methods that return the pattern of a message, by transport. */
const patternReaders = ['getPattern', 'getChannel', 'getTopic', 'getSubject'] as const;

type MessageContext = { readonly [Reader in (typeof patternReaders)[number]]?: () => unknown };

interface ResolveInfo {
  readonly parentType?: { readonly name?: string };
  readonly fieldName?: string;
}

/** Returns the pattern of the route or message, never the URL, which may hold secrets. Never throws. */
export function toRequestLabel(host: ArgumentsHost): string {
  const type = host.getType<string>();
  return toLine(safely(() => labels[type]?.(host)) ?? type);
}

const labels: Readonly<Record<string, (host: ArgumentsHost) => string>> = {
  http: (host) => {
    const { method, baseUrl = '', route, routeOptions }: Request = host.getArgByIndex(0);
    const pattern = typeof route?.path === 'string' ? `${baseUrl}${route.path}` : routeOptions?.url;
    return `${method} ${pattern ?? '(no route)'}`;
  },
  rpc: (host) => {
    const context: MessageContext = host.getArgByIndex(1);
    const reader = patternReaders.find((name) => typeof context[name] === 'function');
    return `rpc ${reader === undefined ? '' : String(context[reader]?.())}`.trim();
  },
  ws: (host) => `ws ${String(host.getArgByIndex(3))}`,
  graphql: (host) => {
    const { parentType, fieldName }: ResolveInfo = host.getArgByIndex(3);
    return `${parentType?.name}.${fieldName}`;
  },
};

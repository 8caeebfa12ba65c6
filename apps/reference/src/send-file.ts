import { createHash } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { extname } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import { policy } from './page/layout.js';

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.md': 'text/markdown; charset=utf-8',
  '.txt': 'text/plain; charset=utf-8',
};

/** Smaller files are sent as they are. */
const MIN_COMPRESSED_BYTES = 1024;

const encoders = {
  // The highest quality takes ten times as long and saves 5 %.
  br: (content: Buffer) =>
    promisify(brotliCompress)(content, { params: { [constants.BROTLI_PARAM_QUALITY]: 7 } }),
  gzip: promisify(gzip) as (content: Buffer) => Promise<Buffer>,
} as const;

/** A file of a site in memory. */
export interface SiteFile {
  readonly content: Buffer;
  readonly type: string | undefined;
  readonly hash: string;
  /** The content by encoding, once a request asked for it. */
  readonly encoded: Map<keyof typeof encoders, Promise<Buffer>>;
}

export function toSiteFile(path: string, content: Buffer): SiteFile {
  const hash = createHash('sha256').update(content).digest('base64url').slice(0, 16);
  return { content, type: types[extname(path)], hash, encoded: new Map() };
}

/** Sends a file with the site's Content-Security-Policy, compressed if the client accepts it. */
export async function sendFile(
  { content, type, hash, encoded }: SiteFile,
  pathname: string,
  { method, headers }: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const isCompressed = type !== undefined && content.length >= MIN_COMPRESSED_BYTES;
  const encoding = isCompressed ? acceptedEncoding(headers['accept-encoding']) : undefined;
  const etag = `"${hash}${encoding === undefined ? '' : `-${encoding}`}"`;
  response.setHeader('Content-Security-Policy', `${policy}; frame-ancestors 'none'`);
  response.setHeader('X-Content-Type-Options', 'nosniff');
  response.setHeader('Referrer-Policy', 'no-referrer');
  // The names in this folder change with the content of the files.
  const isHashed = pathname.startsWith('/assets/');
  response.setHeader('Cache-Control', isHashed ? 'public, max-age=31536000, immutable' : 'no-cache');
  response.setHeader('ETag', etag);
  if (isCompressed) response.setHeader('Vary', 'Accept-Encoding');
  if (headers['if-none-match']?.includes(etag)) {
    response.writeHead(304).end();
    return;
  }
  let body = content;
  if (encoding !== undefined) {
    const promise = encoded.get(encoding) ?? encoders[encoding](content);
    encoded.set(encoding, promise);
    body = await promise;
    response.setHeader('Content-Encoding', encoding);
  }
  response.setHeader('Content-Type', type ?? 'application/octet-stream');
  response.setHeader('Content-Length', body.length);
  response.writeHead(200).end(method === 'HEAD' ? undefined : body);
}

/** Returns the encoding to send, by an `Accept-Encoding` header. */
function acceptedEncoding(header: string | undefined): keyof typeof encoders | undefined {
  const accepted = new Set(
    (header ?? '')
      .toLowerCase()
      .split(',')
      .map((part) => part.split(';').map((piece) => piece.trim()))
      .filter(([, quality]) => quality === undefined || !/^q=0(?:\.0*)?$/.test(quality))
      .map(([name]) => name),
  );
  return (['br', 'gzip'] as const).find((name) => accepted.has(name));
}

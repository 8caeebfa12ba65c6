import { createHash } from 'node:crypto';
import { realpathSync, statSync } from 'node:fs';
import { readFile, realpath, stat } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { extname, join, sep } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import { policy } from './policy.js';

/** A handler for `node:http`, or a middleware for frameworks that pass a third argument. */
export type RequestHandler = (request: IncomingMessage, response: ServerResponse, next?: () => void) => void;

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

/** Number of files whose content is kept in memory. */
const MAX_REMEMBERED = 300;

const encoders = {
  // The highest quality takes ten times as long and saves 5 %.
  br: (content: Buffer) =>
    promisify(brotliCompress)(content, { params: { [constants.BROTLI_PARAM_QUALITY]: 7 } }),
  gzip: promisify(gzip) as (content: Buffer) => Promise<Buffer>,
} as const;

interface SiteFile {
  readonly content: Buffer;
  readonly type: string | undefined;
  readonly hash: string;
  /** The content by encoding, once a request asked for it. */
  readonly encoded: Map<keyof typeof encoders, Promise<Buffer>>;
}

/**
 * Serves the files of a site that `buildReference` wrote, compressed, under its policy. Requests for other files go
 * to `next`, or get an empty 404; so do names that begin with a dot, and links that lead out of the folder. Ranges are
 * ignored, as HTTP allows: the whole file is sent. Throws if there is no such folder.
 */
export function serveReference(site: string): RequestHandler {
  if (!statSync(site).isDirectory()) throw new TypeError(`Invalid site "${site}": expected a folder.`);
  const top = realpathSync(site);
  const remembered = new Map<string, { readonly version: string; readonly file: SiteFile }>();

  /** Returns a file, from memory if it has not changed. Rejects if it cannot be read. */
  async function readSiteFile(path: string): Promise<SiteFile> {
    const { mtimeMs, size } = await stat(path);
    const version = `${mtimeMs} ${size}`;
    const known = remembered.get(path);
    remembered.delete(path);
    const file = known?.version === version ? known.file : toSiteFile(path, await readFile(path));
    remembered.set(path, { version, file });
    const [oldest] = remembered.keys();
    if (remembered.size > MAX_REMEMBERED && oldest !== undefined) remembered.delete(oldest);
    return file;
  }

  async function respond(
    request: IncomingMessage,
    response: ServerResponse,
    next: () => void,
  ): Promise<void> {
    const [pathname = '', query] = (request.url ?? '').split('?', 2);
    const path = await findPath(pathname, top);
    if (path === undefined) return next();
    if (path === 'folder') {
      // Relative, so that it stays within the mount path and on the host.
      const name = pathname.split('/').at(-1);
      const location = `./${name}/${query === undefined ? '' : `?${query}`}`;
      response.writeHead(308, { location }).end();
      return;
    }
    await sendFile(await readSiteFile(path), pathname, request, response);
  }

  return (request, response, next = () => response.writeHead(404).end()) => {
    if (request.method !== 'GET' && request.method !== 'HEAD') return next();
    respond(request, response, next).catch(() => {
      // The file vanished after it was found, or cannot be read.
      if (!response.headersSent) next();
      else response.destroy();
    });
  };
}

/** Returns the file that a path names; `folder` if it lacks its slash; undefined if there is none. */
async function findPath(pathname: string, top: string): Promise<string | undefined> {
  try {
    const names = decodeURIComponent(pathname).split('/').filter(Boolean);
    if (names.some((name) => name.startsWith('.') || /[\\\0]/.test(name))) return undefined;
    const path = join(top, ...names);
    const isFolder = (await stat(path)).isDirectory();
    if (!isFolder && pathname.endsWith('/')) return undefined;
    const file = await realpath(isFolder ? join(path, 'index.html') : path);
    if (!file.startsWith(`${top}${sep}`) || !(await stat(file)).isFile()) return undefined;
    return isFolder && !pathname.endsWith('/') ? 'folder' : file;
  } catch {
    return undefined;
  }
}

function toSiteFile(path: string, content: Buffer): SiteFile {
  const hash = createHash('sha256').update(content).digest('base64url').slice(0, 16);
  return { content, type: types[extname(path)], hash, encoded: new Map() };
}

async function sendFile(
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

import { createHash } from 'node:crypto';
import { realpathSync, statSync } from 'node:fs';
import { readFile, realpath, stat } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { extname, join, sep } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import { SITE_FILE } from './build-reference.js';
import { policy } from './page/layout.js';
import { createSiteFrom, type Site } from './site.js';

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
 * Serves the files of a site that `buildReference` wrote, compressed, under its policy, and renders the pages that it
 * left out with `onRequest`. Requests for other files go to `next`, or get an empty 404; so do names that begin with a
 * dot, and links that lead out of the folder. Ranges are ignored, as HTTP allows: the whole file is sent. Throws if
 * there is no such folder.
 */
export function serveReference(site: string): RequestHandler {
  if (!statSync(site).isDirectory()) throw new TypeError(`Invalid site "${site}": expected a folder.`);
  const top = realpathSync(site);
  const remembered = new Map<string, { readonly version: string; readonly file: SiteFile }>();

  /** Returns what `read` returns, from memory if it has this version. */
  async function remember(path: string, version: string, read: () => Promise<SiteFile>): Promise<SiteFile> {
    const known = remembered.get(path);
    remembered.delete(path);
    const file = known?.version === version ? known.file : await read();
    remembered.set(path, { version, file });
    const [oldest] = remembered.keys();
    if (remembered.size > MAX_REMEMBERED && oldest !== undefined) remembered.delete(oldest);
    return file;
  }

  let rendered: { readonly version: string; readonly site: Promise<Site> } | undefined;

  /** Returns the site whose pages are rendered on request; undefined if all are files. */
  async function findSite(): Promise<{ readonly version: string; readonly site: Promise<Site> } | undefined> {
    const path = join(top, SITE_FILE);
    const { mtimeMs } = await stat(path).catch(() => ({ mtimeMs: undefined }));
    if (mtimeMs === undefined) return undefined;
    const version = `rendered ${mtimeMs}`;
    if (rendered?.version !== version) {
      rendered = { version, site: readFile(path, 'utf8').then(createSiteFrom) };
    }
    return rendered;
  }

  /** Returns a file of the folder, or a page that is rendered; `folder` if the path lacks its slash. */
  async function findFile(pathname: string): Promise<SiteFile | 'folder' | undefined> {
    const names = toNames(pathname);
    if (names === undefined) return undefined;
    const path = await findPath(names, pathname.endsWith('/'), top);
    if (path === 'folder') return path;
    if (path !== undefined) {
      const { mtimeMs, size } = await stat(path);
      return remember(path, `${mtimeMs} ${size}`, async () => toSiteFile(path, await readFile(path)));
    }
    const found = await findSite();
    if (found === undefined) return undefined;
    const site = await found.site;
    const page = [...names, ...(pathname.endsWith('/') ? ['index.html'] : [])].join('/');
    if (site.pages.has(page)) {
      return remember(page, found.version, async () =>
        toSiteFile(page, Buffer.from((await site.render(page)) ?? '')),
      );
    }
    return names.length > 0 && site.pages.has(`${page}/index.html`) ? 'folder' : undefined;
  }

  async function respond(
    request: IncomingMessage,
    response: ServerResponse,
    next: () => void,
  ): Promise<void> {
    const [pathname = '', query] = (request.url ?? '').split('?', 2);
    const file = await findFile(pathname);
    if (file === undefined) return next();
    if (file === 'folder') {
      // Relative, so that it stays within the mount path and on the host.
      const name = pathname.split('/').at(-1);
      const location = `./${name}/${query === undefined ? '' : `?${query}`}`;
      response.writeHead(308, { location }).end();
      return;
    }
    await sendFile(file, pathname, request, response);
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

/** Splits a path; undefined if it may name what is not served. */
function toNames(pathname: string): string[] | undefined {
  try {
    const names = decodeURIComponent(pathname).split('/').filter(Boolean);
    return names.some((name) => name.startsWith('.') || /[\\\0]/.test(name)) ? undefined : names;
  } catch {
    return undefined;
  }
}

/** Returns the file that a path names; `folder` if it lacks its slash; undefined if there is none. */
async function findPath(
  names: readonly string[],
  hasSlash: boolean,
  top: string,
): Promise<string | undefined> {
  try {
    const path = join(top, ...names);
    const isFolder = (await stat(path)).isDirectory();
    if (!isFolder && hasSlash) return undefined;
    const file = await realpath(isFolder ? join(path, 'index.html') : path);
    if (!file.startsWith(`${top}${sep}`) || !(await stat(file)).isFile()) return undefined;
    return isFolder && !hasSlash ? 'folder' : file;
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

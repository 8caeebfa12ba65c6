import { realpathSync, statSync } from 'node:fs';
import { readFile, realpath, stat } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { join, sep } from 'node:path';
import { SITE_FILE } from './build-reference.js';
import { type SiteFile, sendFile, toSiteFile } from './send-file.js';
import { createSiteFrom, type Site } from './site.js';

/** A handler for `node:http`, or a middleware for frameworks that pass a third argument. */
export type RequestHandler = (request: IncomingMessage, response: ServerResponse, next?: () => void) => void;

/** Number of files whose content is kept in memory. */
const MAX_REMEMBERED = 300;

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

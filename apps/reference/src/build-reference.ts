import { cp, mkdir, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { readBook } from './book.js';
import { packageFolder } from './package-folder.js';
import { createSite, type SiteOptions } from './site.js';

export interface ReferenceOptions extends SiteOptions {
  /** A folder with a `README.md`: it, and the Markdown files that it links to, become pages below `book/`. */
  readonly book?: string | undefined;
  /** Public address of that folder, with a trailing slash. Without it, links that leave the book are plain text. */
  readonly source?: string | undefined;
  /**
   * Whether to leave the pages to `serveReference`, which then renders them when they are requested. For a server
   * that starts fast. Default: `false`.
   */
  readonly onRequest?: boolean | undefined;
  /** The folder of the site. Its `assets` are replaced, its other files are kept. */
  readonly out: string;
}

/** The numbers of what was written. */
export interface BuildResult {
  readonly codes: number;
  readonly languages: number;
}

/** Name of the file that `serveReference` renders pages from. Begins with a dot, so that it is not served. */
export const SITE_FILE = '.site.json';

/** Number of pages that are rendered and written at a time. */
const BATCH = 64;

/** Writes the site of a catalog. Rejects, and leaves the folder alone, if a definition or a text breaks a rule. */
export async function buildReference(options: ReferenceOptions): Promise<BuildResult> {
  const { book: folder, source, out, onRequest = false, ...siteOptions } = options;
  const book = folder === undefined ? undefined : await readBook(folder, source);
  const site = await createSite(siteOptions, book);
  try {
    await rm(join(out, 'assets'), { recursive: true, force: true });
    await cp(new URL('dist/client/assets/', packageFolder), join(out, 'assets'), { recursive: true });
    for (const [path, content] of site.data) await writeInto(out, path, content);
    if (onRequest) await writeInto(out, SITE_FILE, site.json);
    else await rm(join(out, SITE_FILE), { force: true });
    const pages = onRequest ? [] : [...site.pages];
    for (let first = 0; first < pages.length; first += BATCH) {
      const paths = pages.slice(first, first + BATCH);
      await Promise.all(paths.map(async (path) => writeInto(out, path, (await site.render(path)) ?? '')));
    }
  } catch (cause) {
    const { code, message } = cause as NodeJS.ErrnoException;
    throw new Error(`Cannot write the site to ${out}: ${code ?? message}.`, { cause });
  }
  return { codes: site.codes, languages: site.languages };
}

async function writeInto(out: string, file: string, content: string): Promise<void> {
  const path = join(out, file);
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, content);
}

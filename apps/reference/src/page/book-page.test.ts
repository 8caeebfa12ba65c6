import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { spotV3 } from '@errlex/core';
import { afterAll, describe, expect, it } from 'vitest';
import { pagesOf, readBook } from '../book.js';
import { siteFolder } from '../site.fixture.js';
import { createSiteFrom } from '../site.js';
import { renderMarkdownPage, toBookMarkdown } from './book-page.js';

const folder = mkdtempSync(join(tmpdir(), 'errlex-book-'));
afterAll(() => rmSync(folder, { recursive: true }));

function write(files: Readonly<Record<string, string>>, name: string): string {
  const top = join(folder, name);
  for (const [file, content] of Object.entries(files)) {
    mkdirSync(dirname(join(top, file)), { recursive: true });
    writeFileSync(join(top, file), content);
  }
  return join(top, 'docs');
}

const files = {
  'docs/README.md': `# Our book

Not a page, for it stands in no list: [secret](secret.md).

## Tasks

- [Second](z.md), [again](z.md)
- [First](a.md) and [elsewhere](https://example.com/x.md)

## Packages

- [one](../packages/one/README.md), [two](../packages/one/TWO.md)
`,
  'docs/secret.md': '# Secret',
  'docs/a.md': '# First *page*\n\nIts `lead`\nof two lines.\n\n## A & B\n\n### deep\n\n## A & B\n',
  'docs/z.md': '# Second',
  'packages/one/README.md':
    '# One\n\n[up](../../docs/a.md#a--b), [here](../one), [code](src/x.ts), [self](#one)',
  'packages/one/TWO.md': '# Two',
};

describe('readBook', () => {
  it('takes the pages in the order of the lists, each once', async () => {
    const book = await readBook(write(files, 'order'));
    expect(book.parts.map(({ title, pages }) => [title, pages.map(({ path }) => path)])).toEqual([
      ['Tasks', ['z/', 'a/']],
      ['Packages', ['packages/one/', 'packages/one/two/']],
    ]);
    expect(pagesOf(book)[2]).toMatchObject({
      title: 'First page',
      lead: 'Its lead of two lines.',
      headings: [
        { id: 'a--b', text: 'A & B' },
        { id: 'a--b-1', text: 'A & B' },
      ],
    });
  });

  it.each([
    ['a page that is not there', { 'docs/README.md': '# Book\n\n- [a](a.md)' }, 'a.md'],
    [
      'a page without a title',
      { 'docs/README.md': '# Book\n\n- [a](a.md)', 'docs/a.md': 'text' },
      'has no title',
    ],
    [
      'two files for one page',
      { 'docs/README.md': '# Book\n\n- [a](a.md)\n- [a](../a.md)', 'docs/a.md': '# A', 'a.md': '# A' },
      'Two files of the book would be the page "a/".',
    ],
  ])('refuses %s', async (name, some, problem) => {
    await expect(readBook(write(some, name.replaceAll(' ', '-')))).rejects.toThrow(problem);
  });
});

describe('a page of a book', () => {
  const render = async (markdown: string, source?: string) => {
    const name = `page-${Math.random()}`;
    const book = await readBook(write({ ...files, 'docs/a.md': `# A\n\n${markdown}` }, name), source);
    const page = pagesOf(book)[2];
    if (page === undefined) throw new Error('There is no such page.');
    const html = renderMarkdownPage(page, { book, catalog: spotV3, copy: 'Copy' });
    return String(html).replace('<h1 id="a">A</h1>', '').trim();
  };

  it('leads from the name of a code to its page', async () => {
    expect(await render('`-1121` `PARAM_EMPTY` `PARAM_VALIDATE_ERROR.limit` `-1`')).toBe(
      '<p><a href="../../-1121/"><code>-1121</code></a> <a href="../../-1141/"><code>PARAM_EMPTY</code></a> ' +
        '<a href="../../-1140/"><code>PARAM_VALIDATE_ERROR.limit</code></a> <code>-1</code></p>',
    );
    expect(await render('[see `-1121`](z.md)')).toBe('<p><a href="../z/">see <code>-1121</code></a></p>');
  });

  it('leads to pages and to the source, and has no link that leads nowhere', async () => {
    const links = '[book](README.md) [z](z.md#x) [src](../packages/one/src) [mail](mailto:a@b.example)';
    expect(await render(links)).toBe(
      '<p><a href="../">book</a> <a href="../z/#x">z</a> src <a href="mailto:a@b.example">mail</a></p>',
    );
    expect(await render('[src](../packages/one/src#L1)', 'https://code.example/main/docs/')).toBe(
      '<p><a href="https://code.example/main/packages/one/src#L1">src</a></p>',
    );
    const book = await readBook(write(files, 'markdown'));
    const one = pagesOf(book)[3];
    expect(one && toBookMarkdown(one, book)).toBe(
      '# One\n\n[up](../../a/index.md#a--b), [here](../../packages/one/index.md), code, [self](#one)',
    );
  });

  it('has no markup but its own', async () => {
    expect(await render('<img src=x onerror=alert(1)> a <b>c</b>\n\n<script>alert(1)</script>')).toBe(
      '<p> a c</p>',
    );
    expect(await render('[x](javascript:alert(1)) [y](data:text/html,x) ![<i>](z.png)')).toBe(
      '<p>x y &lt;i&gt;</p>',
    );
    expect(await render('```\n"<b>" && `x`\n```')).toContain('&quot;&lt;b&gt;&quot; &amp;&amp; `x`');
  });
});

describe('the book of this site', async () => {
  const book = await readBook(join(siteFolder, '../../../../docs'));
  const site = await createSiteFrom(readFileSync(join(siteFolder, '.site.json'), 'utf8'));
  const pages = new Map<string, string>();
  for (const { path } of pagesOf(book)) {
    for (const name of [`book/${path}index.html`, `book/${path}index.md`]) {
      pages.set(name, (await site.render(name)) ?? '');
    }
  }
  const isThere = (path: string) => site.pages.has(path) || existsSync(join(siteFolder, path));

  it('has no link within the site that leads nowhere', () => {
    for (const { path } of pagesOf(book)) {
      const html = pages.get(`book/${path}index.html`) ?? '';
      const hrefs = [...html.matchAll(/ (?:href|src)="([^"]+)"/g)].map(([, href = '']) => href);
      expect(hrefs.length).toBeGreaterThan(10);
      for (const href of hrefs.filter((one) => !/^https?:/.test(one))) {
        const { pathname, hash } = new URL(href, `https://site.example/book/${path}`);
        const file = `${pathname}${pathname.endsWith('/') ? 'index.html' : ''}`.slice(1);
        expect(isThere(file), `${path} ${href}`).toBe(true);
        const target = pages.get(file);
        if (hash && target)
          expect(target, `${path} ${href}`).toContain(` id="${decodeURIComponent(hash.slice(1))}"`);
      }
    }
  });

  it('is listed in llms.txt, each page as Markdown whose links lead on', () => {
    const listed = site.data.get('llms.txt');
    for (const { path, title } of pagesOf(book)) {
      expect(listed).toContain(`- [${title}](book/${path}index.md): `);
      const prose = pages.get(`book/${path}index.md`)?.replace(/^```.*?^```/gms, '') ?? '';
      for (const [, href = ''] of prose.matchAll(/\]\((?!https?:|#)([^)#]+)/g)) {
        expect(site.pages, `${path} ${href}`).toContain(join('book', path, href));
      }
    }
  });
});

import { existsSync, globSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import GithubSlugger from 'github-slugger';
import { Marked, type Token } from 'marked';
import { expect, it } from 'vitest';
import { root } from './packages.js';

const documents = globSync(['*.md', '{docs,locales,bench}/**/*.md', '{packages,apps,examples}/*/*.md'], {
  cwd: root,
  exclude: ['**/CHANGELOG.md', '**/node_modules/**'],
});

interface Document {
  /** Targets of links and images. */
  readonly hrefs: readonly string[];
  /** Ids that GitHub gives to its headings. */
  readonly anchors: ReadonlySet<string>;
}

function readDocument(path: string): Document {
  const hrefs: string[] = [];
  const anchors = new Set<string>();
  const slugger = new GithubSlugger();
  const marked = new Marked();
  marked.walkTokens(marked.lexer(readFileSync(join(root, path), 'utf8')), (token) => {
    if (token.type === 'link' || token.type === 'image') hrefs.push(token.href);
    if (token.type === 'heading') anchors.add(slugger.slug(toText(token.tokens ?? [])));
  });
  return { hrefs, anchors };
}

function toText(tokens: readonly Token[]): string {
  return tokens
    .map((token) =>
      'tokens' in token && token.tokens ? toText(token.tokens) : 'text' in token ? token.text : '',
    )
    .join('');
}

/** Returns why a link is broken; `undefined` if it works or leads to another host. */
function toProblem(document: string, href: string): string | undefined {
  if (/^[a-z][a-z\d+.-]*:/i.test(href)) {
    return /^(?:https:\/\/|mailto:|http:\/\/127\.0\.0\.1)/.test(href) && URL.canParse(href)
      ? undefined
      : 'is no address';
  }
  const [path = '', anchor] = href.split('#');
  const file =
    path === '' ? document : relative(root, join(root, dirname(document), decodeURIComponent(path)));
  if (file.startsWith('..') || !existsSync(join(root, file))) return 'leads nowhere';
  if (anchor === undefined) return undefined;
  const page = statSync(join(root, file)).isDirectory() ? join(file, 'README.md') : file;
  return page.endsWith('.md') && readDocument(page).anchors.has(anchor) ? undefined : 'has no such heading';
}

it.each(documents)('%s has no broken link', (document) => {
  const problems = readDocument(document).hrefs.map((href) => [href, toProblem(document, href)]);
  expect(problems.filter(([, problem]) => problem)).toEqual([]);
});

it('a broken link is found', () => {
  const problems = ['docs/none.md', 'docs/README.md#none', '../..', 'https://', 'javascript:x', '#try-it'];
  expect(problems.map((href) => toProblem('README.md', href))).toEqual([
    ...['leads nowhere', 'has no such heading', 'leads nowhere', 'is no address', 'is no address', undefined],
  ]);
  expect(documents.length).toBeGreaterThan(20);
});

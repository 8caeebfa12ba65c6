import { fileURLToPath } from 'node:url';
import { loadHints } from '@errlex/i18n';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { thrownCases } from '../../core/cases/thrown.js';
import { launchChromium } from '../test-support/chromium.js';
import { openSite, type Site, silence } from '../test-support/site.js';
import type { ErrorTranslation } from './to-error-translation.js';
import { translateThrown } from './translate-thrown.js';

/** `resolves` if the client did not throw. */
type Shown = ErrorTranslation | 'resolves' | undefined;

type Request = (url: string, init: { signal?: AbortSignal; timeout?: number }) => Promise<unknown>;

interface ClientPage {
  requests: Record<string, Request>;
}

const script = {
  resolveDir: `${import.meta.dirname}/..`,
  contents: `
    import axios from 'axios';
    import ky from 'ky';
    import { QueryClient } from '@tanstack/react-query';
    import { withApiErrors as withAxios } from '@errlex/browser/axios';
    import { withApiErrors as withKy } from '@errlex/browser/ky';
    const wrapped = errlex.withApiErrors(fetch);
    const toSignal = ({ signal, timeout }) => signal ?? (timeout ? AbortSignal.timeout(timeout) : undefined);
    const read = (request) => async (url, init) => (await request(url, { signal: toSignal(init) })).json();
    const queries = new QueryClient({ defaultOptions: { queries: { retry: false, networkMode: 'always' } } });
    let key = 0;
    const plainKy = ky.create({ retry: 0 });
    const useKy = (client) => (url, init) => client(url, init).json();
    globalThis.requests = {
      'wrapped fetch': read(wrapped),
      'TanStack Query with wrapped fetch': (url, init) =>
        queries.fetchQuery({ queryKey: [(key += 1)], queryFn: () => read(wrapped)(url, init) }),
      axios: (url, init) => axios.get(url, init),
      'wrapped axios': (url, init) => withAxios(axios.create()).get(url, init),
      'axios with fetch': (url, init) => axios.get(url, { ...init, adapter: 'fetch' }),
      ky: useKy(plainKy),
      'wrapped ky': useKy(withKy(plainKy)),
      'ky with wrapped fetch': useKy(ky.create({ retry: 0, fetch: wrapped })),
    };`,
};

/** The failures that every client meets, and the path that triggers each. */
const failures = {
  'a 400 with a payload': '/error',
  'a 429 with Retry-After': '/limited',
  'the page of a gateway, 502': '/gateway',
  'a success that is not JSON': '/page',
  'no connection': 'http://127.0.0.1:1/',
  'a time-out': '/silent?timeout',
  'an abort of the caller': '/silent?abort',
};

let browser: Browser;
let site: Site;
let page: Page;

beforeAll(async () => {
  const html = { type: 'text/html', body: '<h1>Sorry</h1>' };
  const responses = {
    '/error': { status: 400, body: '{"code":-1121,"msg":"Invalid symbol."}' },
    '/limited': { status: 429, headers: { 'retry-after': '7' }, body: '{}' },
    '/gateway': { ...html, status: 502 },
    '/page': html,
    '/silent': silence,
  } as const;
  [browser, site] = await Promise.all([launchChromium(), openSite(responses, script)]);
  page = await browser.newPage({ locale: 'en' });
  await page.goto(`${site.origin}/open`);
  await page.waitForFunction(() => 'requests' in globalThis);
}, 180_000);

afterAll(async () => {
  await browser?.close();
  await site?.close();
});

/** Lets each client of the page fail in each way, and translates what it throws. */
function failInPage(): Promise<[client: string, failure: string, translation: Shown][]> {
  return page.evaluate(async (failures) => {
    const { requests } = globalThis as unknown as ClientPage;
    const rows: [string, string, Shown][] = [];
    for (const [client, request] of Object.entries(requests)) {
      for (const [failure, url] of Object.entries(failures)) {
        const abort = new AbortController();
        if (url.endsWith('abort')) setTimeout(() => abort.abort(), 20);
        const init = url.endsWith('timeout') ? { timeout: 50 } : { signal: abort.signal };
        let hasThrown = false;
        const thrown = await request(url, init).catch((error) => {
          hasThrown = true;
          return error;
        });
        const options = { hints: errlex.loadHints, wait: true };
        const translation = hasThrown ? await errlex.translateThrown(thrown, options) : ('resolves' as const);
        rows.push([client, failure, translation]);
      }
    }
    return rows;
  }, failures);
}

function toRow(thrown: string, translation: Shown): string {
  if (translation === 'resolves') return `| ${thrown} | no error: the client resolves |  |  |  |`;
  const { text = 'nothing', detail = '', wait = '', hint = '', retry = '' } = translation ?? {};
  const cells = [thrown, text, detail, `${wait} ${hint}`.trim(), retry];
  return `| ${cells.map((cell) => cell.replaceAll('|', '\\|').replace(/\s+/g, ' ').slice(0, 160)).join(' | ')} |`;
}

const heading = '| thrown | text | detail | wait and hint | retry |\n| --- | --- | --- | --- | --- |';

it('the document shows what each client throws, and what a page then shows', async () => {
  const real = await failInPage();
  const others: string[] = [];
  for (const { name, create, signal, contract } of thrownCases) {
    if (contract !== undefined) continue;
    const options = { locale: 'en', hints: loadHints, signal: signal?.() };
    const translation = await translateThrown(create(), options);
    others.push(toRow(name, translation));
  }
  expect(real.length + others.length).toBeGreaterThan(60);
  const document = `# Thrown by a client, shown in a page

The English that \`translateThrown(thrown, { hints: loadHints, wait: true })\` gives for what a client throws, its advice for a write, and
the text of the server that cannot be translated (\`detail\`). A test writes this page: it lets the clients of the first table fail in
Chromium, and creates the values of the second one as other engines and clients do.

## Clients in Chromium

${heading}
${real.map(([client, failure, translation]) => toRow(`${client}: ${failure}`, translation)).join('\n')}

## Other engines, clients and frameworks

${heading}
${others.join('\n')}
`;
  await expect(document).toMatchFileSnapshot(
    fileURLToPath(new URL('../../../docs/thrown-and-shown.md', import.meta.url)),
  );
});

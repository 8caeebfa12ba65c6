import { type Catalog, defineErrors, spotV3 } from '@errlex/core';
import { loadHints, loadMessages, locales } from '@errlex/i18n';
import { describe, expect, it } from 'vitest';
import { toEntries } from './page/to-entries.js';
import { openSite } from './site.fixture.js';

const { openPage } = openSite();

const phone = { width: 360, height: 740 };
const errors = defineErrors<Catalog>(spotV3);

describe('the page of each language', () => {
  it('shows every text of every code in its language and direction, and fits a telephone', async () => {
    // Before its script, as every reader first sees it.
    const page = await openPage('/', { viewport: phone }, (page) =>
      page.route('**/*.js', (route) => route.abort()),
    );
    const { origin } = new URL(page.url());
    for (const tag of locales) {
      await page.goto(`${origin}/${tag === 'en' ? '' : `${tag}/`}`);
      const [messages, hints] = await Promise.all([loadMessages(tag), loadHints(tag)]);
      const shown = await page.evaluate(() => {
        const root = document.documentElement;
        const read = (parent: Element, selector: string) =>
          [...parent.querySelectorAll<HTMLElement>(selector)].map(({ lang, dir, textContent }) => ({
            lang,
            dir,
            text: textContent,
          }));
        const width = root.clientWidth;
        const overflow = root.scrollWidth - width;
        const tooWide = (overflow > 0 ? [...document.querySelectorAll('main *')] : []).filter(
          (element) => element.scrollWidth > element.clientWidth && element.clientWidth > 0,
        );
        return {
          lang: root.lang,
          dir: root.dir,
          overflow,
          tooWide: tooWide.map((element) => element.outerHTML.slice(0, 120)),
          isRaw: /\{\{|%[ds]|undefined|\[object/.test(document.body.textContent),
          codes: [...document.querySelectorAll('article.code')].map((code) => ({
            id: code.id,
            texts: read(code, '.message .text'),
            documented: read(code, '.message .documented [lang]').map(({ text }) => text),
            hint: read(code, 'dd span[lang]')[0],
          })),
        };
      });
      const { dir } = messages;
      expect(shown, tag).toEqual({
        lang: tag,
        dir,
        overflow: 0,
        tooWide: [],
        isRaw: false,
        codes: toEntries(errors, { messages, hints }).map((entry) => ({
          id: String(entry.definition.code),
          texts: entry.messages.map(({ translation }) => ({ lang: tag, dir, text: translation.text })),
          documented: entry.messages.map(({ msg }) => msg),
          hint: { lang: tag, dir, text: hints.texts[entry.definition.reason] },
        })),
      });
    }
  });

  it.each(['ar', 'fa', 'he', 'ur'])(
    '%s keeps its params in their place and from left to right',
    async (tag) => {
      const page = await openPage(`/${tag}/`);
      await page.fill(
        '#encoded',
        '{"code":-1140,"msg":"limit must be between -5 and 1000."}\n{"code":-1142,"msg":"Parameter \'price:\' is invalid."}',
      );
      await page.waitForSelector('.decoded .text mark');
      const texts = await page.$$eval('.decoded .text', (all) =>
        all.map((text) =>
          [...text.querySelectorAll('mark')].map((mark) => {
            const [node] = mark.childNodes;
            const places = [...mark.textContent].map((char, index) => {
              const range = document.createRange();
              range.setStart(node as Node, index);
              range.setEnd(node as Node, index + 1);
              const { left, width } = range.getBoundingClientRect();
              return { char, left, width };
            });
            const seen = places.filter(({ width }) => width > 0).sort((one, other) => one.left - other.left);
            return { seen: seen.map(({ char }) => char).join(''), left: seen[0]?.left ?? 0 };
          }),
        ),
      );
      expect(texts.map((marks) => marks.map(({ seen }) => seen))).toEqual([['-5', '1000'], ['price:']]);
      // The sentence runs from right to left: what is said first stands further right.
      expect(texts[0]?.[0]?.left).toBeGreaterThan(texts[0]?.[1]?.left ?? Number.POSITIVE_INFINITY);
    },
  );

  it('leads to all others with links that name each in its own language', async () => {
    const page = await openPage('/ja/');
    const links = await page.$$eval('.languages a', (all) =>
      all.map((link) => ({ path: (link as HTMLAnchorElement).pathname, lang: (link as HTMLElement).lang })),
    );
    expect(links).toEqual(locales.map((tag) => ({ path: tag === 'en' ? '/' : `/${tag}/`, lang: tag })));
    const alternates = await page.$$eval('link[rel=alternate]', (all) =>
      all.map((link) => [
        (link as HTMLLinkElement).hreflang,
        new URL((link as HTMLLinkElement).href).pathname,
      ]),
    );
    expect(alternates).toEqual([...links.map(({ lang, path }) => [lang, path]), ['x-default', '/']]);
  });
});

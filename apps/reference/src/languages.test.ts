import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadHints, loadMessages, locales } from '@errlex/i18n';
import { describe, expect, it } from 'vitest';
import { packageFolder } from './package-folder.js';
import { openSite, siteFolder } from './site.fixture.js';
import { createSiteFrom } from './site.js';

const { openPage } = openSite();

const site = await createSiteFrom(readFileSync(join(siteFolder, '.site.json'), 'utf8'));
const json = JSON.parse(site.data.get('errors.json') ?? '');
const toFolder = (tag: string) => (tag === 'en' ? '' : `${tag}/`);
const toPlain = (html: string) =>
  html
    .replace(/<[^>]*>/g, '')
    .replace(
      /&(?:#39|quot|amp|lt|gt);/g,
      (entity) => ({ '&#39;': "'", '&quot;': '"', '&amp;': '&' })[entity] ?? '?',
    );

/** Languages with cause and fix. */
const withGuide = ['zh-CN', 'ja', 'ko', 'ru', 'es', 'pt-BR', 'vi', 'tr', 'id'];

describe('the pages of each language', () => {
  it.each(locales)('%s show every text, hint and name of every code', async (tag) => {
    const [messages, hints] = await Promise.all([loadMessages(tag), loadHints(tag)]);
    const overview = toPlain((await site.render(`${toFolder(tag)}index.html`)) ?? '');
    for (const { code, reason, messages: own } of json.errors) {
      const page = (await site.render(`${toFolder(tag)}${code}/index.html`)) ?? '';
      const text = toPlain(page);
      expect(page).toContain(`<html lang="${tag}" dir="${messages.dir}">`);
      expect(text, `${tag} ${code}`).toContain(hints.texts[reason]);
      for (const { id, template } of own) {
        const fixed = messages.texts[id];
        if (fixed !== undefined && !fixed.includes('{{')) expect(text, `${tag} ${id}`).toContain(fixed);
        if (!template.includes('%')) expect(text, `${tag} ${id}`).toContain(template);
      }
      expect(overview).toContain(reason);
      const isRaw = /\{\{|%[ds]|undefined|\[object/.exec(text.replace(/error === undefined/g, ''));
      expect(isRaw, `${tag} ${code}`).toBe(null);
      const isEnglish = tag === 'en' || withGuide.includes(tag);
      expect(page.includes('class="note"'), `${tag} ${code}`).toBe(!isEnglish);
    }
  });

  it('fit a phone', async () => {
    // Before their script, as every reader first sees them.
    const page = await openPage('/', { viewport: { width: 360, height: 740 } }, (page) =>
      page.route('**/*.js', (route) => route.abort()),
    );
    const { origin } = new URL(page.url());
    // Long words, high letters, other directions.
    const codes = ['de', 'fi', 'hu', 'ru', 'el', 'ta', 'ml', 'km', 'ja', 'ar'].map((tag) => `${tag}/-1140/`);
    for (const path of [...locales.map(toFolder), ...codes]) {
      await page.goto(`${origin}/${path}`);
      const overflow = await page.evaluate(() => {
        const { scrollWidth, clientWidth } = document.documentElement;
        const wide = [...document.querySelectorAll('body *')].filter(
          (one) => one.getBoundingClientRect().right > clientWidth + 1,
        );
        return scrollWidth > clientWidth ? wide.map((one) => one.outerHTML.slice(0, 120)) : [];
      });
      expect(overflow, path).toEqual([]);
    }
  });

  it('break no name within a word on a phone', async () => {
    const page = await openPage('/', { viewport: { width: 320, height: 740 } });
    const { origin } = new URL(page.url());
    for (const path of ['-1049/', 'ja/-1049/', '-1046/', '', 'book/show-in-a-page/']) {
      await page.goto(`${origin}/${path}`);
      const broken = await page.evaluate(() =>
        [...document.querySelectorAll('h1 .name, .codes .name, .related .name, td code')].flatMap(
          (element) => {
            const words = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
            const found: string[] = [];
            while (words.nextNode()) {
              const range = document.createRange();
              range.selectNodeContents(words.currentNode);
              const lines = new Set([...range.getClientRects()].map(({ top }) => Math.round(top)));
              // A line may break at a space or after a hyphen.
              if (lines.size > 1 && !/[\s-]/.test(range.toString())) found.push(range.toString());
            }
            return found;
          },
        ),
      );
      expect(broken, path).toEqual([]);
    }
  });

  it('repeat no text that is the documented one', async () => {
    const page = await openPage('/-1051/');
    expect(await page.locator('.code > .text').textContent()).toBe('Permission denied.');
    expect(await page.locator('.messages').count()).toBe(0);
    await page.goto(new URL('/de/-1051/', page.url()).href);
    expect(await page.locator('.messages .documented').textContent()).toContain('Permission denied.');
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

  it('lead to all others with links that name each in its own language', async () => {
    const page = await openPage('/ja/-1121/');
    const links = await page.$$eval('.languages a', (all) =>
      all.map((link) => ({ path: (link as HTMLAnchorElement).pathname, lang: (link as HTMLElement).lang })),
    );
    expect(links).toEqual(locales.map((tag) => ({ path: `/${toFolder(tag)}-1121/`, lang: tag })));
    const alternates = await page.$$eval('link[hreflang]', (all) =>
      all.map((link) => [
        (link as HTMLLinkElement).hreflang,
        new URL((link as HTMLLinkElement).href).pathname,
      ]),
    );
    expect(alternates).toEqual([...links.map(({ lang, path }) => [lang, path]), ['x-default', '/-1121/']]);
    await page.click('.languages summary');
    await page.fill('.languages input', 'ドイツ');
    expect(await page.locator('.languages li:visible').allTextContents()).toEqual(['Deutsch']);
    await page.keyboard.press('Enter');
    await page.waitForURL('**/de/-1121/');
  });
});

describe('the names of sections', () => {
  it('are there in every language, and for every section', () => {
    const names: Record<string, Record<string, string>> = JSON.parse(
      readFileSync(new URL('texts/sections.json', packageFolder), 'utf8'),
    );
    const sections = new Set(json.errors.map(({ section }: { section: string }) => section));
    expect([...Object.keys(names), 'HTTP'].sort()).toEqual([...sections].sort());
    for (const [name, all] of Object.entries(names)) {
      expect(Object.keys(all), name).toEqual(locales.filter((tag) => tag !== 'en'));
      for (const text of Object.values(all)) expect(text.slice(0, 4)).toBe(name.slice(0, 4));
    }
  });
});

describe('cause and fix', () => {
  it.each(withGuide)('%s have every code and number of the English', async (tag) => {
    const texts = JSON.parse(readFileSync(new URL(`texts/guide/${tag}.json`, packageFolder), 'utf8'));
    const english = json.errors;
    expect(Object.keys(texts)).toEqual(
      english.flatMap(({ reason }: { reason: string }) => [`${reason}.cause`, `${reason}.fix`]),
    );
    // Parts that a translation must keep: numbers, codes and names.
    const facts = (text: string) =>
      [...new Set(text.match(/-?\d{2,}|\b[a-z]+[A-Z]\w+|[A-Z]{3,}(?:_[A-Z]+)+|JSON|UUID/g) ?? [])].sort();
    for (const { reason, cause, fix } of english) {
      expect(facts(texts[`${reason}.cause`]), `${tag} ${reason}.cause`).toEqual(facts(cause));
      expect(facts(texts[`${reason}.fix`]), `${tag} ${reason}.fix`).toEqual(facts(fix));
    }
  });
});

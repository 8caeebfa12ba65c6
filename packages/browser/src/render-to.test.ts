import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchChromium } from '../test-support/chromium.js';
import { openSite, type Site } from '../test-support/site.js';

let browser: Browser;
let site: Site;
let page: Page;

beforeAll(async () => {
  [browser, site] = await Promise.all([launchChromium(), openSite()]);
  page = await browser.newPage();
  await page.goto(`${site.origin}/open`);
}, 60_000);

afterAll(async () => {
  await browser?.close();
  await site?.close();
});

/** Renders an error into the page, in a locale. */
function show(payload: { code: number; msg: string }, locale: string) {
  return page.evaluate(
    async ([payload, locale]) => {
      const element = document.querySelector<HTMLElement>('#error');
      const error = errlex.toApiError(payload);
      if (!element || !error) throw new Error('nothing to show');
      errlex.renderTo(element, errlex.translate(error, await errlex.loadMessages(locale)));
      const { lang, dir, textContent, childElementCount } = element;
      return { lang, dir, textContent, childElementCount };
    },
    [payload, locale] as const,
  );
}

/** Returns the characters of a part of the rendered text, from left to right on the screen. */
function readFromLeft(part: string) {
  return page.evaluate((part) => {
    const text = document.querySelector('#error')?.firstChild;
    const start = text?.textContent?.indexOf(part) ?? -1;
    if (!text || start < 0) throw new Error(`${part} is not in the text`);
    const places = [...part].map((character, index) => {
      const range = document.createRange();
      range.setStart(text, start + index);
      range.setEnd(text, start + index + 1);
      const { left, width } = range.getBoundingClientRect();
      return { character, left, width };
    });
    if (places.some(({ width }) => width === 0)) throw new Error('a character is not drawn');
    return places
      .sort((one, other) => one.left - other.left)
      .map(({ character }) => character)
      .join('');
  }, part);
}

describe('renderTo', () => {
  it('gives the element the text, its language and its direction', async () => {
    expect(await show({ code: -1121, msg: 'Invalid symbol.' }, 'de')).toEqual({
      lang: 'de',
      dir: 'ltr',
      textContent: 'Ungültiges Handelssymbol.',
      childElementCount: 0,
    });
  });

  it('replaces an error that is shown, in another language too', async () => {
    await show({ code: -1121, msg: 'Invalid symbol.' }, 'de');
    expect(await show({ code: -1121, msg: 'Invalid symbol.' }, 'ar')).toEqual({
      lang: 'ar',
      dir: 'rtl',
      textContent: 'رمز زوج التداول غير صالح.',
      childElementCount: 0,
    });
    expect(await page.getByRole('alert').textContent()).toBe('رمز زوج التداول غير صالح.');
  });

  it('shows markup in a param as text', async () => {
    const parameter = '<img src=x onerror="document.title=1">';
    const shown = await show({ code: -1141, msg: `Parameter '${parameter}' cannot be empty.` }, 'en');
    expect(shown).toMatchObject({ childElementCount: 0, lang: 'en' });
    expect(shown.textContent).toContain(parameter);
  });

  it('leaves out the detail, which is in a language of its own', async () => {
    const shown = await show({ code: -1121, msg: 'Symbol halted for maintenance' }, 'de');
    expect(shown).toMatchObject({ lang: 'de', textContent: 'Ungültiges Handelssymbol.' });
  });

  it.each(['price:', '-1!', 'a.b[0]', '1 - 1000', 'C++'])(
    'shows the Latin param %s in its own order inside Arabic text',
    async (parameter) => {
      await show({ code: -1141, msg: `Parameter '${parameter}' cannot be empty.` }, 'ar');
      expect(await readFromLeft(parameter)).toBe(parameter);
      // The sentence around the name runs from right to left.
      expect(await readFromLeft('المعلمة')).toBe([...'المعلمة'].reverse().join(''));
    },
  );

  it('keeps a param that steers the direction of text from reordering the sentence', async () => {
    await show({ code: -1141, msg: "Parameter 'x\u2069\u202eevil' cannot be empty." }, 'en');
    expect(await readFromLeft("Parameter 'xevil' cannot be empty.")).toBe(
      "Parameter 'xevil' cannot be empty.",
    );
  });

  it('draws into an element of SVG, from right to left too', async () => {
    const drawn = await page.evaluate(async () => {
      const element = document.createElementNS('http://www.w3.org/2000/svg', 'text');
      element.setAttribute('x', '200');
      element.setAttribute('y', '50');
      const picture = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
      picture.append(element);
      document.body.append(picture);
      const error = errlex.createApiError('PARAM_EMPTY', { parameter: '-1!' });
      errlex.renderTo(element, errlex.translate(error, await errlex.loadMessages('ar')));
      const text = element.textContent ?? '';
      const leftOf = (part: string) => element.getStartPositionOfChar(text.indexOf(part)).x;
      const { x, width } = element.getBBox();
      const paramRunsRight = leftOf('-') < leftOf('!');
      picture.remove();
      return {
        lang: element.getAttribute('lang'),
        dir: element.getAttribute('dir'),
        // From right to left, text begins at its anchor and runs to the left of it.
        runsLeft: x + width <= 201 && x < 100,
        paramRunsRight,
      };
    });
    expect(drawn).toEqual({ lang: 'ar', dir: 'rtl', runsLeft: true, paramRunsRight: true });
  });

  it.each(['ar', 'he', 'fa', 'ur'])('isolates a param once in %s', async (locale) => {
    const { textContent } = await show({ code: -1141, msg: "Parameter 'price' cannot be empty." }, locale);
    expect(textContent?.match(/[\u2066-\u2069]/g)).toEqual(['\u2068', '\u2069']);
    expect(textContent).toContain('\u2068price\u2069');
  });
});

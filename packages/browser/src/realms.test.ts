import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchChromium } from '../test-support/chromium.js';
import { openSite, type Site } from '../test-support/site.js';

/** Identifies each error that it receives, and sends it back as JSON with the results. */
const worker = `import '/errlex.js';
const { detectLocale, fromJSON, isApiError } = errlex;
onmessage = ({ data }) => {
  const error = fromJSON(data);
  postMessage({ json: error.toJSON(), isApiError: isApiError(error, 'PARAM_EMPTY'), locale: detectLocale() });
};
postMessage('ready');`;

let browser: Browser;
let site: Site;
let page: Page;

beforeAll(async () => {
  const responses = { '/worker.js': { type: 'text/javascript', body: worker } };
  [browser, site] = await Promise.all([launchChromium(), openSite(responses)]);
  page = await browser.newPage({ locale: 'ja' });
  await page.goto(`${site.origin}/open`);
}, 60_000);

afterAll(async () => {
  await browser?.close();
  await site?.close();
});

describe('an ApiError', () => {
  it('goes to a worker and back as JSON without a loss', async () => {
    const result = await page.evaluate(async () => {
      const { createApiError, fromJSON } = errlex;
      const error = createApiError('PARAM_EMPTY', { parameter: 'a\u0000b\u{1f600}' });
      const thread = new Worker('/worker.js', { type: 'module' });
      const heard = () =>
        new Promise<MessageEvent['data']>((resolve, reject) => {
          thread.onmessage = ({ data }) => resolve(data);
          thread.onerror = reject;
        });
      await heard();
      thread.postMessage(error.toJSON());
      const { json, ...seen } = await heard();
      thread.terminate();
      return { seen, sent: error.toJSON(), received: fromJSON(json)?.toJSON() };
    });
    expect(result.seen).toEqual({ isApiError: true, locale: 'ja' });
    expect(result.sent.params).toEqual({ parameter: 'a\u0000b\u{1f600}' });
    expect(result.received).toEqual(result.sent);
  });

  it('is cloned as JSON, because a clone of the error itself loses its fields', async () => {
    const result = await page.evaluate(() => {
      const { createApiError, fromJSON, isApiError } = errlex;
      const error = createApiError('PARAM_VALIDATE_ERROR.limit', { min: 1, max: 1000 });
      const clone = fromJSON(structuredClone(error.toJSON()));
      return {
        cloneIsOne: isApiError(structuredClone(error)),
        jsonIsOne: isApiError(clone),
        params: clone?.params,
        message: clone?.message === error.message,
      };
    });
    expect(result).toEqual({
      cloneIsOne: false,
      jsonIsOne: true,
      params: { min: 1, max: 1000 },
      message: true,
    });
  });

  it('of a frame is an ApiError in the page, but no Error of the page', async () => {
    const result = await page.evaluate(async () => {
      const frame = document.createElement('iframe');
      const loaded = new Promise((resolve) => frame.addEventListener('load', resolve));
      frame.src = '/open';
      document.body.append(frame);
      await loaded;
      // The realm of the frame has its own copy of the package.
      const foreign = (frame.contentWindow as Window & typeof globalThis).errlex;
      const error: unknown = foreign.createApiError('INVALID_SYMBOL');
      const responseInfo = { receivedAt: 1, httpStatus: 502 };
      const responseError: unknown = new foreign.ResponseError({ responseInfo });
      return {
        isError: error instanceof Error,
        isInstance: error instanceof errlex.ApiError,
        isApiError: errlex.isApiError(error, 'INVALID_SYMBOL'),
        isResponseError:
          responseError instanceof errlex.ResponseError && errlex.isResponseError(responseError),
        text: errlex.isApiError(error) && errlex.translate(error, await errlex.loadMessages('de')).text,
      };
    });
    expect(result).toEqual({
      isError: false,
      isInstance: true,
      isApiError: true,
      isResponseError: true,
      text: 'Ungültiges Handelssymbol.',
    });
  });

  it('reaches the error event as it was thrown', async () => {
    const result = await page.evaluate(async () => {
      const error = errlex.createApiError('INVALID_SYMBOL');
      const event = new Promise<ErrorEvent>((resolve) => addEventListener('error', resolve, { once: true }));
      reportError(error);
      const { error: reported, message } = await event;
      return { same: reported === error, message };
    });
    expect(result).toEqual({ same: true, message: 'Uncaught ApiError: Invalid symbol.' });
  });
});

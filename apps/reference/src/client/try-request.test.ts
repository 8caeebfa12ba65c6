import { describe, expect, it } from 'vitest';
import { openSite } from '../site.fixture.js';

describe('if a sandbox responds', () => {
  const { openPage } = openSite({ sandbox: true });

  it('a signed request is sent, and shown with its response and what that means', async () => {
    const page = await openPage('/ja/-1057/');
    await page.click('[data-try=USER_LOCKED]');
    await page.waitForSelector('.attempt .decoded');
    const [request, response] = await page.$$eval('.attempt pre', (all) => all.map((one) => one.textContent));
    expect(request).toMatch(
      /^GET \/api\/v3\/account\/\nACCESS-KEY: demo-locked\nACCESS-PASSPHRASE: sandbox\nACCESS-TIMESTAMP: \d{13}\nACCESS-SIGN: \S{44}$/,
    );
    expect(response).toMatch(/^403 Forbidden\n/);
    expect(response).toContain('content-language: ja');
    expect(response).toContain('{"code":-1057,"msg":"ユーザーアカウントがロックされています。"}');
    expect(await page.textContent('.attempt .decoded h3')).toBe('-1057 USER_LOCKED');
    expect(await page.textContent('.attempt .decoded .text')).toBe(
      'ユーザーアカウントがロックされています。',
    );
  });

  it('a request without a key carries no signature', async () => {
    const page = await openPage('/-1121/');
    await page.click('[data-try=INVALID_SYMBOL]');
    const request = page.locator('.attempt pre').first();
    await request.waitFor();
    expect(await request.textContent()).toBe('GET /api/v3/market/depth?symbol=BTC-USDT');
  });
});

describe('if no sandbox responds', () => {
  const { openPage } = openSite();

  it('no button offers a request', async () => {
    const page = await openPage('/-1121/');
    await page.waitForLoadState('networkidle');
    expect(await page.locator('.try').first().isVisible()).toBe(false);
    expect(await page.locator('.copy').first().isVisible()).toBe(true);
  });
});

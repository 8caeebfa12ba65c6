import { locales } from '@errlex/i18n';
import { parse } from 'parse5';
import { describe, expect, it } from 'vitest';
import { sampleCounts } from './review.js';
import { runCli } from './run-cli.fixture.js';

describe('errlex review', () => {
  it('prints each sentence of a language beside the English, counts among them', async () => {
    const { exitCode, stdout, stderr } = await runCli(['review', 'cs']);
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
    const sentences = (days: number) =>
      new RegExp(`\\.range  days = ${days}\\n  cs  (.*)\\n  en  (.*)\\n`).exec(stdout)?.slice(1);
    expect(sentences(1)?.[0]).toMatch(/\b1 den\b/);
    expect(sentences(2)?.[0]).toMatch(/\b2 dny\b/);
    expect(sentences(5)?.[0]).toMatch(/\b5 dnů/);
    expect(sentences(1)?.[1]).toMatch(/\b1 day\b/);
    expect(sentences(21)?.[1]).toMatch(/\b21 days\b/);
  });

  it('stands sentences and hints apart, each under its keys', async () => {
    const { stdout } = await runCli(['review', 'cs']);
    expect(stdout).toMatch(/^Czech, cs, ltr: \d+ sentences, \d+ hints\n\nUNKNOWN_ERROR\n {2}cs {2}\S/);
    expect(stdout).toMatch(/\n\nPARAM_VALIDATE_ERROR\.limit {2}min = \d+, max = \d+\n/);
    expect(stdout).toMatch(/\n\nHints\n\n[A-Z_]+(?:, [A-Z_]+)*\n {2}cs {2}\S/);
    expect(stdout).toMatch(/\n[A-Z_]+, [A-Z_]+\n/);
  });

  it('reads a sentence once, and with each count where the language tells counts apart', async () => {
    const { messages } = JSON.parse((await runCli(['review', 'en', '--json'])).stdout);
    const params = (id: string) =>
      messages
        .filter(({ keys }: { keys: string[] }) => keys[0] === id)
        .map((one: { params: object }) => one.params);
    expect(params('INVALID_SYMBOL')).toEqual([{}]);
    expect(params('PARAM_VALIDATE_ERROR.limit')).toEqual([{ min: 1, max: 1000 }]);
    expect(params('QUERY_TIME_OUT_OF_RANGE.range')).toEqual([1, 2, 5, 11, 21].map((days) => ({ days })));
  });

  it('holds every key of every language, and no param is left open', async () => {
    const { stdout: english } = await runCli(['review', 'en', '--json']);
    const { messages, hints } = JSON.parse(english);
    const keys = (sentences: { keys: string[] }[]) =>
      [...new Set(sentences.flatMap((one) => one.keys))].sort();
    expect(keys(hints)).toEqual(expect.arrayContaining(['INVALID_SYMBOL', 'NO_NETWORK']));
    for (const tag of ['ar', 'he', 'ja', 'sr-Latn']) {
      const review = JSON.parse((await runCli(['review', tag, '--json'])).stdout);
      expect(keys(review.messages)).toEqual(keys(messages));
      expect(keys(review.hints)).toEqual(keys(hints));
      const texts = [...review.messages, ...review.hints].map(({ text }: { text: string | null }) => text);
      expect(texts.filter((text) => text === null || /\{\{|%[ds]/.test(text))).toEqual([]);
    }
  });

  it('makes a page that stands alone, each sentence in its language and direction', async () => {
    const { stdout } = await runCli(['review', 'HE', '--html']);
    expect(stdout).toMatch(/^<!doctype html>\n<html lang="en">/);
    expect(stdout).toMatch(/<td lang="he" dir="rtl">[^<]*\p{Script=Hebrew}/u);
    expect(stdout).not.toMatch(/<script|<link|<img|\b(?:src|href)=|url\(|@import|\{\{/);
    expect(stdout.match(/<td lang="he" dir="rtl">/g)?.length).toBeGreaterThan(60);
    expect(stdout).toContain('<tr><td>INVALID_SYMBOL</td><td lang="he"');
    expect(stdout).toContain('</tr>\n<tr><td>PARAM_VALIDATE_ERROR.limit<br>min = 1, max = 1000</td>');
    const problems: string[] = [];
    parse(stdout, { onParseError: ({ code }) => problems.push(code) });
    expect(problems).toEqual([]);
  });

  it('refuses a language that has no messages', async () => {
    expect(await runCli(['review', 'xx'])).toEqual({
      exitCode: 2,
      stdout: '',
      stderr: 'errlex: No messages for "xx".\n',
    });
    expect((await runCli(['review', 'he', '--html', '--json'])).exitCode).toBe(2);
  });
});

describe('sampleCounts', () => {
  it.each([
    ['en', [1, 2, 5, 11, 21]],
    ['ar', [0, 1, 2, 5, 11, 21, 100]],
  ])('has no more counts than it needs, from the lowest on: %s', (locale, counts) => {
    expect(sampleCounts(locale)).toEqual(counts);
  });

  it.each(locales)('has a count for each plural category of %s', (locale) => {
    const rules = new Intl.PluralRules(locale);
    const counts = sampleCounts(locale);
    expect(counts).toEqual(expect.arrayContaining([1, 2, 5, 11, 21]));
    expect(new Set(counts.map((count) => rules.select(count)))).toEqual(
      new Set(rules.resolvedOptions().pluralCategories),
    );
  });
});

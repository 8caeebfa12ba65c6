import { readdirSync, readFileSync } from 'node:fs';
import { locales } from '@errlex/i18n';
import { describe, expect, it } from 'vitest';
import { packageFolder } from './package-folder.js';
import { textKeys } from './page-texts.js';

const folder = new URL('texts/', packageFolder);

function readTexts(tag: string): Record<string, string> {
  return JSON.parse(readFileSync(new URL(`${tag}.json`, folder), 'utf8'));
}

const english = readTexts('en');
const placeholders = (text = '') => (text.match(/\{\{.*?\}\}/g) ?? []).join(' ');

describe('the texts of the page', () => {
  it('are there in every language that has messages, and in no other', () => {
    expect(
      readdirSync(folder)
        .filter((file) => file.endsWith('.json') && file !== 'sections.json')
        .map((file) => file.replace('.json', ''))
        .sort(),
    ).toEqual([...locales]);
  });

  it.each(locales)('%s has each of them, as plain text with the placeholders of the English', (tag) => {
    const texts = readTexts(tag);
    expect(Object.keys(texts)).toEqual(textKeys);
    for (const [key, text] of Object.entries(texts)) {
      expect(text, `${tag} ${key}`).toMatch(/^[^\s<>%](?:[^<>\n]*[^\s<>])?$/);
      expect(text, `${tag} ${key}`).toBe(text.normalize('NFC'));
      expect(placeholders(text), `${tag} ${key}`).toBe(placeholders(english[key]));
      expect(text.length, `${tag} ${key}`).toBeLessThanOrEqual(3 * (english[key]?.length ?? 0) + 12);
    }
  });

  it.each(locales.filter((tag) => tag !== 'en'))('%s is translated', (tag) => {
    const same = Object.entries(readTexts(tag)).filter(([key, text]) => text === english[key]);
    expect(same.length, `${tag}: ${same.join(' ')}`).toBeLessThan(10);
  });
});

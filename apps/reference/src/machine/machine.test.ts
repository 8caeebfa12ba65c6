import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Catalog, spotV3 } from '@errlex/core';
import { httpErrors } from '@errlex/core/http-errors';
import { loadMessages, locales } from '@errlex/i18n';
import { Validator } from '@seriousme/openapi-schema-validator';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import { siteFolder } from '../site.fixture.js';
import { createSiteFrom } from '../site.js';
import type { ErrorsJson } from './errors-json.js';

const readSite = (file: string) => readFileSync(join(siteFolder, file), 'utf8');
const catalog: Catalog = [...spotV3, ...httpErrors];
const site = await createSiteFrom(readSite('.site.json'));

describe('errors.json', () => {
  const json: ErrorsJson = JSON.parse(readSite('errors.json'));

  it('matches its schema', () => {
    const validate = new Ajv2020({ strict: true }).compile(JSON.parse(readSite('errors.schema.json')));
    expect(validate(json), JSON.stringify(validate.errors)).toBe(true);
    const wrong = structuredClone(json) as { errors: { retry: string }[] };
    for (const error of wrong.errors) error.retry = 'sometimes';
    expect(validate(wrong)).toBe(false);
  });

  it('holds every code with every text of every language', async () => {
    expect(json.errors.map(({ code }) => code)).toEqual(catalog.map(({ code }) => code));
    expect(json.languages.map(({ tag }) => tag)).toEqual([...locales]);
    for (const tag of locales) {
      const { texts } = await loadMessages(tag);
      for (const { id, texts: all } of json.errors.flatMap(({ messages }) => messages)) {
        const text = all[tag] as string | Record<string, string>;
        expect(typeof text === 'string' ? text : text.other, `${tag} ${id}`).toBe(
          texts[id] ?? texts[`${id}_other`],
        );
      }
      for (const { reason, hints } of json.errors) expect(hints[tag], `${tag} ${reason}`).toBeTruthy();
    }
  });
});

describe('openapi.json', () => {
  it('is OpenAPI 3.1 with a response for every code', async () => {
    const validator = new Validator();
    const document = JSON.parse(readSite('openapi.json'));
    expect(await validator.validate(structuredClone(document))).toMatchObject({ valid: true });
    expect(validator.version).toBe('3.1');
    expect(Object.keys(document.components.responses)).toEqual(catalog.map(({ reason }) => reason));
    const { content } = document.components.responses.PARAM_EMPTY;
    expect(content['application/json'].examples.PARAM_EMPTY.value).toEqual({
      code: -1141,
      msg: "Parameter 'symbol' cannot be empty.",
    });
  });
});

describe('Markdown', () => {
  it('documents every code in every language', async () => {
    for (const tag of locales) {
      const text = (await site.render(tag === 'en' ? 'errors.md' : `${tag}/errors.md`)) ?? '';
      const { texts } = await loadMessages(tag);
      for (const { code, reason } of catalog) expect(text, tag).toContain(`\n### ${code} ${reason}\n`);
      expect(text, tag).toContain(texts.INVALID_SYMBOL);
      expect(text, tag).not.toMatch(/\{\{|undefined|\[object/);
    }
  });

  it('is listed in llms.txt, beside every code', () => {
    const text = readSite('llms.txt');
    for (const { code, reason } of catalog) expect(text).toContain(`\n- ${code} ${reason}: `);
    for (const [, file = ''] of text.matchAll(/\]\(([^)]*)\)/g)) {
      expect(site.pages.has(file) || site.data.has(file), file).toBe(true);
    }
    expect(text.match(/errors\.md/g)).toHaveLength(2 * 1 + locales.length - 1);
  });
});

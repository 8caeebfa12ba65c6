import { readFileSync } from 'node:fs';
import { type AnyErrorSet, type Catalog, defineErrors, spotV3Errors } from '@errlex/core';
import { toOutcome } from '@errlex/core/response';
import { loadMessages, translate } from '@errlex/i18n';
import { describe, expect, it, vi } from 'vitest';
import { createVectors, loadCaseContracts } from './create-vectors.js';
import { runInput, toBodyText } from './expect-outcome.js';
import type { ExpectedOutcome, Vectors } from './vectors.js';

const sets: readonly AnyErrorSet[] = [spotV3Errors, ...loadCaseContracts()];
const samples = sets.map((errors) => [errors.domain ?? '', errors, createVectors(errors)] as const);

/** A case of core's table: a body and its expected meaning. */
interface Row {
  readonly name: string;
  readonly contract?: string;
  readonly kind?: string;
  readonly params?: Readonly<Record<string, string | number>>;
  readonly advice?: Readonly<Record<string, unknown>>;
  readonly items?: readonly Row[];
}

const table: readonly Row[] = JSON.parse(
  readFileSync(new URL('../../../core/cases/reading.json', import.meta.url), 'utf8'),
);

describe.each(samples)('the vectors of %s', (domain, errors, vectors) => {
  it('agree with the case table', () => {
    const rows = table.filter(({ contract = 'spotV3', kind }) => kind !== undefined && contract === domain);
    for (const row of rows) {
      const vector = vectors.bodies.find(({ name }) => name === row.name);
      expect([row.name, vector?.expected]).toEqual([row.name, toExpected(row)]);
    }
  });

  it('pass in TypeScript', () => {
    vi.useFakeTimers({ now: vectors.nowMs, toFake: ['Date'] });
    for (const { expected, decoded, ...input } of vectors.bodies) {
      const actual = runInput(input, errors, vectors.nowMs);
      if (expected) expect(JSON.stringify(actual)).toBe(JSON.stringify({ ...input, decoded, expected }));
    }
    vi.useRealTimers();
  });
});

/** Matches an outcome of a vector with the fields that a row of the table has. */
function toExpected({ kind, items, ...row }: Row): unknown {
  const names = ['code', 'reason', 'messageId', 'msg', 'data'] as const;
  const fields = Object.entries(row).filter(([name]) => names.some((one) => one === name));
  const advice = Object.entries(row.advice ?? {}).filter(([name]) => name !== 'afterUntil');
  const params = Object.entries(row.params ?? {}).map(([name, value]) => [
    name,
    typeof value === 'number' ? { number: String(value) } : { text: value },
  ]);
  const expectedParams = row.params && { params: Object.fromEntries(params) };
  const error = {
    ...expectedParams,
    ...Object.fromEntries(fields),
    advice: expect.objectContaining(Object.fromEntries(advice)),
  };
  return expect.objectContaining({
    kind,
    ...((kind === 'api-error' || kind === 'response-error') && { error: expect.objectContaining(error) }),
    ...(items && { items: items.map(toExpected) }),
  });
}

describe('the vectors of a contract', () => {
  const [, , vectors] = samples[0] as (typeof samples)[number];

  it('are the same each time, also after a round trip through JSON', () => {
    const json: Vectors = JSON.parse(JSON.stringify(vectors));
    expect(JSON.stringify(createVectors(spotV3Errors))).toBe(JSON.stringify(json));
  });

  it('have every message of the catalog', () => {
    const ids = new Set(vectors.bodies.map(({ expected }) => expected?.error?.messageId));
    const documented = (spotV3Errors.catalog as Catalog).flatMap(({ messages }) => Object.keys(messages));
    expect(documented.filter((id) => !ids.has(id))).toEqual([]);
  });

  it('have every kind of outcome, and bodies of a megabyte', () => {
    const kinds = new Set(vectors.bodies.map(({ expected }) => expected?.kind));
    expect([...kinds].sort()).toEqual(
      ['api-error', 'batch', 'response-error', 'success', 'unrecognized', undefined].sort(),
    );
    const longest = Math.max(...vectors.bodies.map(({ body }) => toBodyText(body).length));
    expect(longest).toBeGreaterThan(1_000_000);
  });

  it('have every message in every locale, with each number of the plural forms', async () => {
    const locales = await Promise.all(['de', 'ar'].map((tag) => loadMessages(tag)));
    const { translations } = createVectors(spotV3Errors, { locales });
    const bodies = translations.map(({ body }) => toBodyText(body));
    for (const days of [0, 1, 2, 5, 21, 101]) {
      expect(bodies.some((body) => body.includes(`the last ${days} days`))).toBe(true);
    }
    for (const { body, texts } of translations) {
      const outcome = toOutcome(toBodyText(body));
      if (!('data' in outcome)) throw new Error(`${body} is not an error.`);
      for (const messages of locales) {
        const { text, locale, dir, detail = null } = translate(outcome.data, messages);
        expect(texts[messages.locale]).toEqual([text, locale, dir, detail]);
      }
    }
    expect(Object.keys(translations[0]?.texts ?? {})).toEqual(['de', 'ar']);
  });

  it('need a domain', () => {
    expect(() => createVectors(defineErrors([]))).toThrow(
      new TypeError('Vectors need a domain: pass { domain } to defineErrors.'),
    );
  });

  it('leave open what a deep body means', () => {
    const outcomes: (ExpectedOutcome | undefined)[] = vectors.bodies
      .filter(({ name }) => name.startsWith('deep'))
      .map(({ expected }) => expected);
    expect(new Set(outcomes)).toEqual(new Set([undefined]));
  });
});

/**
 * Heap that is retained after a garbage collection: by an error that is kept, with its stack, and by a
 * loaded locale. i18next keeps the same texts as data; FormatJS keeps them parsed.
 */
import { readFileSync } from 'node:fs';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { toApiError } from '@errlex/core';
import { loadMessages, locales } from '@errlex/i18n';
import { createInstance } from 'i18next';
import { IntlMessageFormat } from 'intl-messageformat';
import { inTurns } from './harness/in-turns.ts';
import type { Measure, Row } from './harness/measurement.ts';
import { toExact, toSpread } from './harness/spread.ts';
import { toIcu } from './peers/icu.ts';

setFlagsFromString('--expose-gc');
const collect: () => void = runInNewContext('gc');

const PAIRS = 15;
const ERRORS = 2_000;

function heapUsed(): number {
  collect();
  collect();
  return process.memoryUsage().heapUsed;
}

/** Returns retained bytes per error. */
function retainedBy(create: (index: number) => unknown): number {
  const kept: unknown[] = new Array(ERRORS).fill(undefined);
  const before = heapUsed();
  for (let index = 0; index < ERRORS; index++) kept[index] = create(index);
  const bytes = (heapUsed() - before) / ERRORS;
  // Read after the measurement, so that V8 does not collect the errors before.
  if (kept.includes(undefined)) throw new Error('An operation made nothing');
  return bytes;
}

const bodies = inTurns((index) => `{"code":-1142,"msg":"Parameter 'leg${index}' is invalid."}`);

function toBareError(call: number): Error {
  const { code, msg } = JSON.parse(bodies(call));
  return Object.assign(new Error(msg), { code });
}

function errorRow(): Row {
  const pairs = Array.from({ length: PAIRS + 1 }, () => ({
    ours: retainedBy((index) => toApiError(JSON.parse(bodies(index)))),
    theirs: retainedBy(toBareError),
  })).slice(1);
  return {
    name: 'an error that is kept',
    unit: 'bytes',
    ours: toSpread(pairs.map(({ ours }) => ours)).median,
    peer: 'Error with a code',
    theirs: toSpread(pairs.map(({ theirs }) => theirs)).median,
    kind: 'ratio',
    figure: toSpread(pairs.map(({ ours, theirs }) => ours / theirs)),
  };
}

/** Returns retained bytes per locale, for 64 locales that are loaded once. */
async function perLocale(load: (locale: (typeof locales)[number]) => unknown): Promise<number> {
  const kept: unknown[] = [];
  const before = heapUsed();
  for (const locale of locales) kept.push(await load(locale));
  return (heapUsed() - before) / kept.length;
}

function readTexts(locale: string): Record<string, string> {
  return JSON.parse(readFileSync(new URL(`../../locales/${locale}.json`, import.meta.url), 'utf8'));
}

async function localeRows(): Promise<Row[]> {
  const ours = await perLocale((locale) => loadMessages(locale));
  const app = createInstance();
  await app.init({ lng: 'en', resources: {} });
  const peers = {
    'i18next resources': (locale: string) => app.addResourceBundle(locale, 'errlex', readTexts(locale)),
    'IntlMessageFormat, parsed': (locale: string) =>
      Object.values(readTexts(locale)).map((text) => new IntlMessageFormat(toIcu(text), locale)),
  };
  const rows: Row[] = [];
  for (const [peer, load] of Object.entries(peers)) {
    const theirs = await perLocale(load);
    const figure = toExact(ours / theirs);
    const budget = peer === 'i18next resources' ? { budget: 1.5 } : {};
    rows.push({
      name: 'a loaded locale',
      unit: 'bytes',
      ours,
      peer,
      theirs,
      kind: 'ratio',
      figure,
      ...budget,
    });
  }
  return rows;
}

export const measure: Measure = async () => [...(await localeRows()), errorRow()];

/** Measures the largest and most hostile inputs. There is no peer, because no other library reads them. */
import { toApiError } from '@errlex/core';
import { findPayloads, toOutcome } from '@errlex/core/response';
import { loadMessages, locales, matchLocale, parseAcceptLanguage, parseLocalized } from '@errlex/i18n';
import { type Contest, compare } from './harness/compare.ts';
import type { Measure } from './harness/measurement.ts';
import { type Sampled, sample } from './harness/sample.ts';

const million = 1_000_000;
const millisecond = 1e6;
const german = await loadMessages('de');

/** Texts that begin like a template and never end, or end repeatedly. */
function toTexts(size: number): string[] {
  return [
    `Parameter '${'x'.repeat(size)}`,
    `limit must be between ${' and '.repeat(size / 5)}`,
    `Parameter '${"' is invalid.".repeat(size / 13)}`,
    '\u2068'.repeat(size),
  ].map((text) => text.slice(0, size));
}

const texts = toTexts(million);
const page = '<'.repeat(million);

const curve: Sampled[] = [10, 100, 1_000, 10_000, 100_000, million].map((size) => {
  const growing = toTexts(size);
  return {
    name: `parseLocalized four texts of ${size.toLocaleString('en')} characters`,
    ...(size === million && { budget: 5 * millisecond }),
    operation: () =>
      growing.map((msg) => [toApiError({ code: -1142, msg }), toApiError({ code: -1140, msg })]),
    growth: { of: 'characters of a text', size },
  };
});

const bodies: Sampled[] = [
  {
    name: 'parseLocalized four texts of 1 MB in German',
    budget: 5 * millisecond,
    operation: () => texts.map((msg) => parseLocalized({ code: -1142, msg }, german)),
  },
  {
    name: 'read a body of 1 MB that is no JSON',
    budget: 5 * millisecond,
    operation: () => toOutcome(page, { responseInfo: { httpStatus: 502, receivedAt: 0 } }),
  },
];

const units = ['{', '{"code":x}', '}"{', '{"code":-1,"msg":"x"} '];

const logs: Sampled[] = units.map((unit) => {
  const text = unit.repeat(million / unit.length);
  return {
    name: `find payloads in 1 MB of \`${unit.trim()}\``,
    budget: 250 * millisecond,
    operation: () => findPayloads(text),
  };
});

/** Four times the time for four times the input is linear. */
const longerLogs: Contest[] = units.map((unit) => {
  const text = unit.repeat(100_000 / unit.length);
  const quarter = unit.repeat(25_000 / unit.length);
  return {
    name: `find payloads in 100 kB of \`${unit.trim()}\``,
    budget: 5,
    ours: () => findPayloads(text),
    peer: '25 kB',
    theirs: () => findPayloads(quarter),
  };
});

const headers: Sampled[] = ['x,', ',', 'de;q=', 'a-'].map((unit) => {
  const header = unit.repeat(million / unit.length);
  return {
    name: `match 1 MB of \`${unit}\` in Accept-Language`,
    budget: 2 * millisecond,
    operation: () => matchLocale(parseAcceptLanguage(header), locales, 'en'),
  };
});

export const measure: Measure = async (options) => {
  const everything = [...curve, ...bodies, ...headers, ...logs];
  // The largest logs take a second each, so `--check` compares a small log with a quarter of it instead.
  const checked = [...curve, ...bodies, ...headers].filter(({ budget }) => budget !== undefined);
  return [
    ...(options.check ? checked : everything).map(sample),
    ...longerLogs.map((contest) => compare(contest, options)),
  ];
};

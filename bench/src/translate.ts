/**
 * `translate` compared with i18n libraries on the same Arabic texts, with six plural forms. All of them render
 * the same text, except that only `translate` caps params, strips control characters from them and
 * isolates their reading direction. i18next finds the text by key and parses it
 * at each call; FormatJS parses it beforehand; Paraglide compiles it into a function.
 */
import { createApiError } from '@errlex/core';
import { loadMessages, translate } from '@errlex/i18n';
import { createInstance } from 'i18next';
import { IntlMessageFormat } from 'intl-messageformat';
import { compare } from './harness/compare.ts';
import { inTurns } from './harness/in-turns.ts';
import type { Measure, MeasureOptions, Row } from './harness/measurement.ts';
import { toIcu, toIcuPlural } from './peers/icu.ts';
import { compileMessages, type Source } from './peers/paraglide.ts';

const locale = 'ar';
const messages = await loadMessages(locale);

const contests = [
  {
    name: 'translate a fixed message',
    limits: { budget: 0.01, ceiling: 0.022 },
    id: 'INVALID_SYMBOL',
    errors: inTurns(() => createApiError('INVALID_SYMBOL')),
  },
  {
    name: 'translate a message with a param',
    limits: { budget: 0.05, ceiling: 0.065 },
    id: 'PARAM_EMPTY',
    errors: inTurns((index) => createApiError('PARAM_EMPTY', { parameter: `leg${index}` })),
  },
  {
    name: 'translate a plural message',
    limits: { budget: 0.07 },
    id: 'QUERY_TIME_OUT_OF_RANGE.range',
    errors: inTurns((index) => createApiError('QUERY_TIME_OUT_OF_RANGE.range', { days: index + 3 })),
  },
] as const;

const sources: Readonly<Record<string, Source>> = Object.fromEntries(
  contests.map(({ id }) => [id, messages.texts[id] ?? { param: 'days', forms: formsOf(id) }]),
);

function formsOf(id: string): Record<string, string> {
  const forms = Object.entries(messages.texts).filter(([key]) => key.startsWith(`${id}_`));
  return Object.fromEntries(forms.map(([key, text]) => [key.slice(id.length + 1), text]));
}

type Render = (id: string, params: Readonly<Record<string, string | number>>) => unknown;

async function createI18next(): Promise<Render> {
  const app = createInstance();
  await app.init({
    lng: locale,
    fallbackLng: false,
    keySeparator: false,
    nsSeparator: false,
    interpolation: { escapeValue: false },
    resources: { [locale]: { translation: { ...messages.texts } } },
  });
  return (id, params) => app.t(id, 'days' in params ? { ...params, count: params.days } : { ...params });
}

function createFormatJs(): Render {
  const toPattern = (source: Source) =>
    typeof source === 'string' ? toIcu(source) : toIcuPlural(source.param, source.forms);
  const formats = new Map(
    Object.entries(sources).map(([id, source]) => [id, new IntlMessageFormat(toPattern(source), locale)]),
  );
  return (id, params) => formats.get(id)?.format(params);
}

async function createParaglide(): Promise<Render> {
  const compiled = await compileMessages(locale, sources);
  return (id, params) => compiled[id]?.(params, { locale });
}

/** Removes the Unicode isolates around params, which only ours adds. */
function withoutIsolates(text: unknown): string {
  return String(text).replace(/[\u2066-\u2069]/g, '');
}

function compareAll(peer: string, render: Render, hasBudget: boolean, options: MeasureOptions): Row[] {
  return contests.map(({ id, name, limits, errors }) => {
    const ours = (call: number) => translate(errors(call), messages).text;
    const theirs = (call: number) => render(id, errors(call).params);
    if (withoutIsolates(ours(0)) !== withoutIsolates(theirs(0))) {
      throw new Error(`Not the same text: ${ours(0)}, ${peer}: ${theirs(0)}`);
    }
    return compare({ name, ...(hasBudget && limits), ours, peer, theirs }, options);
  });
}

export const measure: Measure = async (options) => {
  const budgeted = compareAll('i18next.t', await createI18next(), true, options);
  if (options.check) return budgeted;
  return [
    ...budgeted,
    ...compareAll('IntlMessageFormat.format', createFormatJs(), false, options),
    ...compareAll('a function of Paraglide', await createParaglide(), false, options),
  ];
};

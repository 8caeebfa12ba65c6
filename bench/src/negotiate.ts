/**
 * `Accept-Language` to one of 64 locales, as a server does for every response. Ours parses the header
 * and matches script and region; it caches results for 500 headers and 500 tags.
 *
 * - negotiator parses each time and matches by prefix only: `zh-HK` never matches `zh-TW`, nor `no` `nb`.
 * - The FormatJS matcher gets the list that negotiator parsed, because it parses no header. It computes the
 *   distance to every locale if no tag is equal, and caches it.
 */

import { locales, matchLocale, parseAcceptLanguage } from '@errlex/i18n';
import { match } from '@formatjs/intl-localematcher';
import Negotiator from 'negotiator';
import { compare } from './harness/compare.ts';
import { inTurns } from './harness/in-turns.ts';
import type { Measure } from './harness/measurement.ts';

const known = inTurns((index) => `${locales[index]},en;q=0.5`);
const foreign = inTurns((index) => `${locales[index]?.slice(0, 2)}-${index % 2 ? 'CH' : 'HK'},en-GB;q=0.5`);
const unseen = (call: number) => `de-${String(call % 1_000).padStart(6, 'a00000')},en;q=0.5`;

const available = [...locales];

const negotiate = (header: string) =>
  new Negotiator({ headers: { 'accept-language': header } }).language(available) ?? 'en';

const matchParsed = (header: string) =>
  match(new Negotiator({ headers: { 'accept-language': header } }).languages(), available, 'en');

const headers = [
  { name: 'a header that names a locale', header: known },
  { name: 'a header with a region that has no locale', header: foreign },
  { name: 'a thousand headers, more than are cached', header: unseen, budget: 1 },
];

export const measure: Measure = async (options) =>
  [
    { peer: 'negotiator', find: negotiate },
    { peer: 'negotiator + FormatJS matcher', find: matchParsed },
  ].flatMap(({ peer, find }) =>
    headers.map(({ name, header, budget }) =>
      compare(
        {
          name,
          ours: (call) => matchLocale(parseAcceptLanguage(header(call)), locales, 'en'),
          peer,
          theirs: (call) => find(header(call)),
          ...(budget !== undefined && { budget }),
        },
        options,
      ),
    ),
  );

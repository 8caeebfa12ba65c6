import type { Executed, Retry } from '@errlex/core';

/** Keys of the texts of the site itself, in `texts/<tag>.json`. */
export const textKeys = [
  'title',
  'lead',
  'language',
  'skip',
  'search',
  'searchBy',
  'found',
  'noResults',
  'codes',
  'decoder',
  'decoderLead',
  'decoderText',
  'clear',
  'example',
  'share',
  'nothingFound',
  'onlyFirst',
  'line',
  'received',
  'unknownCode',
  'noCode',
  'messages',
  'documented',
  'params',
  'number',
  'text',
  'httpStatus',
  'gatewayStatus',
  'advice',
  'never',
  'fixRequest',
  'resync',
  'backoff',
  'executedNo',
  'executedUnknown',
  'neverBadge',
  'fixRequestBadge',
  'resyncBadge',
  'backoffBadge',
  'executedNoBadge',
  'executedUnknownBadge',
  'hint',
  'cause',
  'remedy',
  'inEnglish',
  'payload',
  'samples',
  'related',
  'browser',
  'copy',
  'copied',
  'print',
  'try',
  'request',
  'response',
  'machine',
] as const;

export type TextKey = (typeof textKeys)[number];

export type PageTexts = Readonly<Record<TextKey, string>>;

/** Keys of the texts that the script of a page uses. */
export const scriptKeys = [
  'found',
  'noResults',
  'decoder',
  'nothingFound',
  'onlyFirst',
  'line',
  'received',
  'unknownCode',
  'noCode',
  'never',
  'fixRequest',
  'resync',
  'backoff',
  'executedNo',
  'executedUnknown',
  'advice',
  'hint',
  'cause',
  'remedy',
  'copied',
  'request',
  'response',
] as const satisfies readonly TextKey[];

export type ScriptTexts = Pick<PageTexts, (typeof scriptKeys)[number]>;

/** Keys of the page's sentence for each advice; the short form for a badge has the suffix `Badge`. */
export const retryKeys = {
  never: 'never',
  'fix-request': 'fixRequest',
  resync: 'resync',
  backoff: 'backoff',
} as const satisfies Record<Retry, keyof ScriptTexts>;

export const executedKeys = {
  no: 'executedNo',
  unknown: 'executedUnknown',
} as const satisfies Record<Executed, keyof ScriptTexts>;

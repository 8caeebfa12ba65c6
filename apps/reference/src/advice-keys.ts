import type { Executed, Retry } from '@errlex/core';
import type { ScriptTexts } from './page-texts.js';

/** Keys of the page's text for each advice. */
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

/** Types that a page uses. */
import {
  type AnyApiError,
  createApiError,
  detectLocale,
  isApiError,
  isResponseError,
  loadMessages,
  renderTo,
  translate,
  withApiErrors,
} from '@errlex/browser';
import { defineErrors, spotV3 } from '@errlex/core';
import { messageArgs } from '@errlex/i18n/i18next';
import '@errlex/i18n/i18next-types';
import i18next from 'i18next';

// @ts-expect-error the types of Node are not here
process.exitCode = 1;

declare const element: HTMLElement;
declare const thrown: unknown;

const errors = defineErrors(spotV3);
const request: typeof fetch = withApiErrors(fetch, { errors });

export async function show(input: string): Promise<AnyApiError | undefined> {
  const messages = await loadMessages(detectLocale());
  renderTo(element, translate(createApiError('PARAM_EMPTY', { parameter: 'symbol' }), messages));
  if (isApiError(thrown, 'INVALID_SYMBOL')) renderTo(element, translate(thrown, messages));
  if (isResponseError(thrown)) element.textContent = thrown.message;
  await request(input, { signal: AbortSignal.timeout(1) });
  return isApiError(thrown) ? thrown : undefined;
}

// @ts-expect-error a page has no error of this name
isApiError(thrown, 'INVALID_SYMBOLS');

/** An application that enables typed keys and declares its own. */
declare module 'i18next' {
  interface ResourceNamespaceMap {
    translation: { welcome: 'Welcome' };
  }
}
i18next.t('welcome').toUpperCase();
i18next.t('INVALID_SYMBOL', { ns: 'errlex' }).toUpperCase();
i18next.t(...messageArgs(createApiError('INVALID_SYMBOL'))).toUpperCase();
// @ts-expect-error there is no such message
i18next.t('INVALID_SYMBOLS', { ns: 'errlex' });
// @ts-expect-error the application has no such text
i18next.t('welcom');

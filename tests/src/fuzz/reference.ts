import { defineErrors, isApiError, spotV3 } from '@errlex/core';
import { isResponseError } from '@errlex/core/response';
import { loadHints, loadMessages } from '@errlex/i18n';
import { root } from '../packages.ts';
import { load } from './load.ts';
import { hold, holdApiError } from './promises.ts';
import { defineTarget } from './target.ts';
import { makeLongText } from './texts.ts';

const { findErrors } = load(`${root}apps/reference/src/client/find-errors.ts`) as {
  findErrors: (text: string, lexicon: object) => readonly { line: number; error: unknown }[];
};
const lexicon = {
  errors: defineErrors(spotV3),
  messages: await loadMessages('de'),
  hints: await loadHints('de'),
};

/** What is pasted into the page of the reference. */
export const reference = [
  defineTarget({
    name: 'the decoder of the reference',
    make: makeLongText,
    check: (text) => {
      const lines = text.split('\n').length;
      for (const { line, error } of findErrors(text, lexicon)) {
        hold('its line is one of the text', line >= 1 && line <= lines, line);
        if (isApiError(error)) holdApiError(error);
        else hold('it is an error of ours', isResponseError(error));
      }
    },
  }),
];

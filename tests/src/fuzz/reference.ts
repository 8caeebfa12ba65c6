import { ApiError, type ErrorData, spotV3Errors } from '@errlex/core';
import { loadHints, loadMessages } from '@errlex/i18n';
import { root } from '../packages.ts';
import { load } from './load.ts';
import { hold, holdApiError } from './promises.ts';
import { defineTarget } from './target.ts';
import { makeLongText } from './texts.ts';

const { findErrors } = load(`${root}apps/reference/src/client/decode.ts`) as {
  findErrors: (text: string, lexicon: object) => readonly { line: number; data: ErrorData }[];
};
const { toLexicon } = load(`${root}apps/reference/src/client/page-data.ts`) as {
  toLexicon: (parts: object) => object;
};
const lexicon = toLexicon({
  errors: spotV3Errors,
  messages: await loadMessages('de'),
  hints: await loadHints('de'),
  guides: {},
});

/** Inputs of the page that decodes pasted text. */
export const reference = [
  defineTarget({
    name: 'the decoder of the reference',
    make: makeLongText,
    check: (text) => {
      const lines = text.split('\n').length;
      for (const { line, data } of findErrors(text, lexicon)) {
        hold('its line is one of the text', line >= 1 && line <= lines, line);
        if (data.code !== 0) holdApiError(new ApiError(data));
        else hold('it has no reason', data.reason === undefined, data);
      }
    },
  }),
];

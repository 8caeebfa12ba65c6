import { createApiError, isApiError } from '@errlex/core';
import { loadMessages, translate } from '@errlex/i18n';

// Imported from the runner, or global as in Jest.
const { test } = process.env.RUNNER ? await import(process.env.RUNNER) : globalThis;

test('an error has its code, and its text in the language of the user', async () => {
  const error = createApiError('QUERY_TIME_OUT_OF_RANGE.range', { days: 5 });
  const { text } = translate(error, await loadMessages('ru'));
  if (!isApiError(error, 'QUERY_TIME_OUT_OF_RANGE') || !text.includes('5')) throw new Error(text);
});

const { createApiError, isApiError } = require('@errlex/core');
const { loadMessages, translate } = require('@errlex/i18n');

test('an error has its code, and its text in the language of the user', async () => {
  const error = createApiError('QUERY_TIME_OUT_OF_RANGE.range', { days: 5 });
  const { text } = translate(error, await loadMessages('ru'));
  if (!isApiError(error, 'QUERY_TIME_OUT_OF_RANGE') || !text.includes('5')) throw new Error(text);
});

/**
 * What Nest 11 leaves of an error of the body parser is its text, by which it gets its name back here. The
 * last row is true of a request alone that no route has taken.
 */
export const lostNames: readonly (readonly [text: RegExp, name: string])[] = [
  [/^Body cannot be empty when content-type is set to/, 'FST_ERR_CTP_EMPTY_JSON_BODY'],
  [/^Body is not valid JSON but content-type is set to/, 'FST_ERR_CTP_INVALID_JSON_BODY'],
  [/^Request body is too large$/, 'FST_ERR_CTP_BODY_TOO_LARGE'],
  [/\bJSON\b/, 'entity.parse.failed'],
];

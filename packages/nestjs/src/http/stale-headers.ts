/** Headers that describe the body which the handler did not get to send, and how long it may be kept. */
export const staleHeaders: ReadonlySet<string> = new Set([
  'cache-control',
  'content-disposition',
  'content-encoding',
  'content-length',
  'content-location',
  'content-range',
  'accept-ranges',
  'age',
  'etag',
  'expires',
  'last-modified',
]);

import { append } from 'vary';

/** The headers of a response of any framework; names are in lower case. */
export interface HeaderStore {
  names(): readonly string[];
  get(name: string): unknown;
  set(name: string, value: string): void;
  remove(name: string): void;
}

/** Headers that describe the body which the handler did not get to send, and how long it may be kept. */
const staleHeaders: ReadonlySet<string> = new Set([
  'accept-ranges',
  'age',
  'content-digest',
  'content-disposition',
  'content-encoding',
  'content-length',
  'content-location',
  'content-md5',
  'content-range',
  'digest',
  'etag',
  'expires',
  'last-modified',
  'repr-digest',
  'surrogate-key',
  'trailer',
  'transfer-encoding',
  'x-accel-expires',
]);

/** Headers that say how long caches keep a response; those of CDNs have names of their own. */
const CACHE_HEADER = /^(?:cache-control|surrogate-control|edge-control|(?:[\w-]+-)?cdn-cache-control)$/;

/** The directives that forbid to keep a response, or restrict who may. */
const RESTRICTIVE = /^(?:no-store|no-cache|private|must-revalidate|proxy-revalidate|no-transform)\b/i;

/**
 * Sets the headers of an error on a response that may have headers already: removes headers that describe the original
 * body, appends to `Vary` and other lists, and keeps `Cache-Control` restrictions and `Retry-After` of the application.
 */
export function applyHeaders(store: HeaderStore, headers: Readonly<Record<string, string>>): void {
  const names = store.names();
  for (const name of names) {
    if (staleHeaders.has(name)) store.remove(name);
    else if (CACHE_HEADER.test(name)) restrictCaches(store, name);
  }
  for (const [name, value] of Object.entries(headers)) {
    if (name === 'vary') addToHeader(store, name, value.split(', '));
    else if (name === 'cache-control') {
      if (store.get(name) === undefined || store.get(name) === null) store.set(name, value);
    } else if (name !== 'retry-after' || !names.some(isRetryAfter)) store.set(name, value);
  }
  // A page of another origin cannot read these two otherwise.
  if (names.includes('access-control-allow-origin')) {
    addToHeader(store, 'access-control-expose-headers', ['Retry-After', 'Date']);
  }
}

/** Adds values to a header that is a list; those that it has stay once. */
export function addToHeader(store: HeaderStore, name: string, values: readonly string[]): void {
  if (values.length > 0) store.set(name, append(toText(store.get(name) ?? ''), [...values]));
}

/** Keeps the directives that restrict caches: an error is not what the others were meant for. */
function restrictCaches(store: HeaderStore, name: string): void {
  const directives = toText(store.get(name))
    .split(',')
    .map((one) => one.trim());
  const kept = directives.filter((one) => RESTRICTIVE.test(one));
  if (kept.length === 0) store.remove(name);
  else if (kept.length < directives.length) store.set(name, kept.join(', '));
}

/** Whether the application has said how long to wait; the throttler names its header after its limit. */
function isRetryAfter(name: string): boolean {
  return name === 'retry-after' || name.startsWith('retry-after-');
}

/** The value of a header that is a list, which may have been set in pieces. */
function toText(header: unknown): string {
  // Flattening takes longer than setting a header.
  return typeof header === 'string' ? header : [header].flat().join(', ');
}

/**
 * Built-ins that the oldest supported engines lack, each with the first versions of Chrome, Firefox and Safari
 * that have it (MDN), or with Hermes. Code for browsers must not use them.
 */
export const missingBuiltIns: Readonly<Record<string, string>> = {
  'Object.hasOwn': 'Chrome 93, Firefox 92, Safari 15.4',
  'Object.groupBy': 'Chrome 117, Firefox 119, Safari 17.4',
  'Map.groupBy': 'Chrome 117, Firefox 119, Safari 17.4',
  'Array.fromAsync': 'Chrome 121, Firefox 115, Safari 16.4',
  'Promise.any': 'Chrome 85, Firefox 79, Safari 14',
  'Promise.try': 'Chrome 128, Firefox 134, Safari 18.2',
  'Promise.withResolvers': 'Chrome 119, Firefox 121, Safari 17.4',
  'AbortSignal.abort': 'Chrome 93, Firefox 88, Safari 15',
  'AbortSignal.any': 'Chrome 116, Firefox 124, Safari 17.4',
  'AbortSignal.timeout': 'Chrome 103, Firefox 100, Safari 16',
  'Intl.DisplayNames': 'Chrome 81, Firefox 86, Safari 14.1, no Hermes',
  'Intl.DurationFormat': 'Chrome 129, Firefox 136, Safari 16.4, no Hermes',
  'Intl.ListFormat': 'Chrome 72, Firefox 78, Safari 14.1, no Hermes',
  'Intl.RelativeTimeFormat': 'Chrome 71, Firefox 65, Safari 14, no Hermes',
  'Intl.Segmenter': 'Chrome 87, Firefox 125, Safari 14.1, no Hermes',
  'Intl.supportedValuesOf': 'Chrome 99, Firefox 93, Safari 15.4, no Hermes',
  'JSON.rawJSON': 'Chrome 114, Firefox 135, Safari 18.4',
  'URL.canParse': 'Chrome 120, Firefox 115, Safari 17',
  'crypto.randomUUID': 'Chrome 92, Firefox 95, Safari 15.4',
};

/** Methods of any object, by their name alone. */
export const missingMethods: Readonly<Record<string, string>> = {
  at: 'Chrome 92, Firefox 90, Safari 15.4',
  difference: 'Chrome 122, Firefox 127, Safari 17',
  findLast: 'Chrome 97, Firefox 104, Safari 15.4',
  findLastIndex: 'Chrome 97, Firefox 104, Safari 15.4',
  getSetCookie: 'Chrome 113, Firefox 112, Safari 17',
  intersection: 'Chrome 122, Firefox 127, Safari 17',
  isSubsetOf: 'Chrome 122, Firefox 127, Safari 17',
  isSupersetOf: 'Chrome 122, Firefox 127, Safari 17',
  isWellFormed: 'Chrome 111, Firefox 119, Safari 16.4',
  replaceAll: 'Chrome 85, Firefox 77, Safari 13.1',
  replaceChildren: 'Chrome 86, Firefox 78, Safari 14',
  throwIfAborted: 'Chrome 100, Firefox 97, Safari 15.4',
  toReversed: 'Chrome 110, Firefox 115, Safari 16',
  toSorted: 'Chrome 110, Firefox 115, Safari 16',
  toSpliced: 'Chrome 110, Firefox 115, Safari 16',
  toWellFormed: 'Chrome 111, Firefox 119, Safari 16.4',
  union: 'Chrome 122, Firefox 127, Safari 17',
};

export const missingGlobals: Readonly<Record<string, string>> = {
  AggregateError: 'Chrome 85, Firefox 79, Safari 14',
  FinalizationRegistry: 'Chrome 84, Firefox 79, Safari 14.1',
  Iterator: 'Chrome 122, Firefox 131, Safari 18.4',
  WeakRef: 'Chrome 84, Firefox 79, Safari 14.1',
  reportError: 'Chrome 95, Firefox 93, Safari 15.4',
  structuredClone: 'Chrome 98, Firefox 94, Safari 15.4',
};

/** Parts of regular expressions that a parser for ES2020 accepts. */
export const missingPatterns: readonly (readonly [part: RegExp, engines: string])[] = [
  [/\(\?<[=!]/, 'lookbehind: Safari 16.4'],
  [/\(\?<[A-Za-z]/, 'named groups: Babel for React Native rewrites them with a helper'],
  [/\\[pP]\{/, 'property escapes: no Hermes before 1.0'],
];

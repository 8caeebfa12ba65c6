import type { ErrlexOptions } from '../errlex.options.js';

type Rule = readonly [isRight: (value: unknown) => boolean, expected: string];

const isObject = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const isText = (value: unknown): value is string => typeof value === 'string' && value !== '';
const isFunction = (value: unknown): value is (...args: never[]) => unknown => typeof value === 'function';
/** Responses are sent synchronously, so a promise cannot be waited for. */
const isSynchronous = (value: unknown) => isFunction(value) && value.constructor.name !== 'AsyncFunction';
const isOneOf =
  (...values: readonly unknown[]) =>
  (value: unknown) =>
    values.includes(value);
const isListOf = (isRight: (value: unknown) => boolean) => (value: unknown) =>
  Array.isArray(value) && value.every(isRight);
const isRecordOf = (isRight: (value: unknown) => boolean) => (value: unknown) =>
  isObject(value) && Object.values(value).every(isRight);

function isResolver(value: unknown): boolean {
  const { vary = '' } = isSynchronous(value) ? (value as { vary?: unknown }) : {};
  return isSynchronous(value) && typeof vary === 'string' && /^(?:\*|[\w!#$%&'*+.^`|~-]*)$/.test(vary);
}

function isProblemUrl(value: unknown): boolean {
  return isText(value) && URL.canParse(value) && !value.includes('#');
}

function isErrorSet(value: unknown): boolean {
  const { catalog, reader, createErrorData } = (isObject(value) ? value : {}) as Record<string, unknown>;
  return Array.isArray(catalog) && isObject(reader) && isFunction(createErrorData);
}

const rules = {
  locales: [isListOf(isText), 'a list of language tags'],
  resolvers: [(value) => [value].flat().every(isResolver), 'a synchronous function or a list of them'],
  errors: [isErrorSet, 'the result of defineErrors'],
  messages: [isRecordOf(isRecordOf(isText)), 'texts by locale and message id'],
  details: [
    (value) => typeof value === 'boolean' || (Number.isInteger(value) && Number(value) >= 0),
    'true, false or a whole number',
  ],
  hints: [
    (value) => typeof value === 'boolean' || isRecordOf(isRecordOf(isText))(value),
    'true, false or texts by locale and reason',
  ],
  problemUrl: [isProblemUrl, 'the URL of a page, without a fragment'],
  http: [isOneOf(true, false), 'true or false'],
  map: [isRecordOf(isText), 'message ids by name or status'],
  filter: [isOneOf('all', 'api', false), "'all', 'api' or false"],
  passthrough: [isSynchronous, 'a synchronous function'],
  upstream: [isOneOf('gateway', 'verbatim'), "'gateway' or 'verbatim'"],
  logLevel: [isSynchronous, 'a synchronous function'],
  requestId: [isSynchronous, 'a synchronous function'],
} as const satisfies Record<keyof ErrlexOptions, Rule>;

/** The options that are records: the depth of their values, and what is expected there. */
const leaves: { readonly [Name in keyof ErrlexOptions]?: readonly [depth: number, expected: string] } = {
  messages: [2, 'a text'],
  hints: [2, 'a text'],
  map: [1, 'a message id'],
};

/** Returns the place of the first value at a depth that is not a text; undefined if there are no records. */
function findNonText(place: string, value: unknown, depth: number): string | undefined {
  if (depth === 0) return isText(value) ? undefined : place;
  if (!isObject(value)) return undefined;
  const places = Object.entries(value).map(([key, one]) => findNonText(`${place}.${key}`, one, depth - 1));
  return places.find((found) => found !== undefined);
}

/** Throws a `TypeError` that names the first option which does not exist or has the wrong type, and the place in it. */
export function checkOptions(options: unknown): void {
  if (!isObject(options)) throw new TypeError('ErrlexModule: the options are no object.');
  for (const [name, value] of Object.entries(options)) {
    if (!Object.hasOwn(rules, name)) throw new TypeError(`ErrlexModule: there is no option "${name}".`);
    const [isRight, expected] = rules[name as keyof typeof rules];
    if (value === undefined || isRight(value)) continue;
    const [depth = 0, leaf] = leaves[name as keyof ErrlexOptions] ?? [];
    const place = depth > 0 ? findNonText(name, value, depth) : undefined;
    if (place !== undefined) throw new TypeError(`ErrlexModule: "${place}" is not ${leaf}.`);
    throw new TypeError(`ErrlexModule: the option "${name}" is not ${expected}.`);
  }
}

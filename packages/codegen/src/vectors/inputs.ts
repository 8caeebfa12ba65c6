import type { AnyErrorSet } from '@errlex/core';
import type { VectorInput } from './vectors.js';

const ABSENT = undefined;

/** Sample values of params. */
const numbers = [
  0,
  1,
  2,
  5,
  21,
  101,
  -3,
  0.5,
  1.25,
  1_000_000,
  1e21,
  1e-7,
  Number.NaN,
  Number.NEGATIVE_INFINITY,
];
const texts = [
  'symbol',
  '',
  'a.b[0]',
  "it's",
  '%s {{max}} $1',
  'סמל',
  'رمز 1',
  '名前😀',
  '\ud83d',
  'a\u202eb\nc',
];

/**
 * Creates bodies for every message of the catalog, with all sample values, in the payload shape of the
 * contract.
 */
export function createMessageInputs(errors: AnyErrorSet): VectorInput[] {
  return messagesOf(errors).flatMap(({ id, kinds, names }) => {
    const rounds = kinds.length === 0 ? 1 : Math.max(...kinds.map((kind) => samplesOf(kind).length));
    return Array.from({ length: rounds }, (_, round) => {
      const samples = kinds.map((kind, place) => samplesOf(kind)[(round + place) % samplesOf(kind).length]);
      const params = Object.fromEntries(
        names.map((name, place) => [name, samples[place] as string | number]),
      );
      const data = errors.createErrorData(id, params, { allowRetired: true });
      return { name: `${id} with params ${round}`, body: JSON.stringify(errors.toPayload(data)) };
    });
  });
}

function samplesOf(kind: string): readonly (string | number)[] {
  return kind === '%d' ? numbers : texts;
}

function messagesOf({ catalog }: AnyErrorSet) {
  return catalog.flatMap(({ messages }) =>
    Object.entries(messages).map(([id, [template, ...names]]) => ({
      id,
      names,
      kinds: template.match(/%[ds]/g) ?? [],
    })),
  );
}

const someStatuses = [ABSENT, 200, 302, 400, 401, 404, 405, 409, 418, 425, 429, 500, 503];
const allStatuses = Array.from({ length: 200 }, (_, index) => 400 + index);

/**
 * Creates bodies for advice: each definition under some statuses, an unknown code and no code under all error
 * statuses, and each text rule.
 */
export function createAdviceInputs(errors: AnyErrorSet): VectorInput[] {
  const write = (code: number, msg: string) => JSON.stringify(errors.toPayload({ code, message: msg }));
  const known = errors.catalog.flatMap(({ code, reason }) =>
    someStatuses.map((status) => ({
      name: `${reason} under ${status}`,
      body: write(code, 'Undocumented.'),
      status,
    })),
  );
  const open = allStatuses.flatMap((status) => [
    { name: `an unknown code under ${status}`, body: write(-987_654, 'Something new.'), status },
    { name: `no code under ${status}`, body: 'Something new.', status },
  ]);
  const rules = [...errors.textRules.map(({ text, code }) => ({ text, code })), ...universalTexts].flatMap(
    ({ text, code }) =>
      [code ?? -987_654, ...errors.catalog.filter((one) => one.generic).map((one) => one.code)].flatMap(
        (one) =>
          [ABSENT, 200, 400, 401, 404, 429, 500].map((status) => ({
            name: `the text "${text}" of ${one} under ${status}`,
            body: write(one, `So: ${text.toUpperCase()}!`),
            status,
          })),
      ),
  );
  const methods = ['GET', 'get', 'HEAD', 'Options', 'PUT', ''].map((method) => ({
    name: `the method "${method}"`,
    body: write(-987_654, 'Something new.'),
    status: 500,
    method,
  }));
  const idempotent = { name: 'an idempotent write', body: 'x', status: 503, idempotent: true } as const;
  return [...known, ...open, ...rules, ...methods, idempotent, ...createWaitInputs(write)];
}

const universalTexts = [
  'execution status unknown',
  'send status unknown',
  'timestamp expired',
  'outside of the recvwindow',
].map((text) => ({ text, code: undefined }));

function createWaitInputs(write: (code: number, msg: string) => string): VectorInput[] {
  const waits = [
    4,
    0,
    -1,
    0.0005,
    '7',
    '1.5',
    '1e3',
    ' 5',
    true,
    null,
    [5],
    999_999,
    1e6,
    2e9,
    4_102_444_800,
    9e9,
    1.1e11,
  ];
  const inBody = [...waits, 1e12, 4_102_444_830_000, 8.64e15, 1e300, {}].flatMap((retryAfter) => [
    { ...JSON.parse(write(-987_654, 'Slow down.')), retryAfter },
    { ...JSON.parse(write(-987_654, 'Slow down.')), data: { retryAfter } },
  ]);
  const untils = [
    'until 4102444800',
    'UNTIL: 4102444800000.',
    'until 41024448000',
    'runtil 4102444800',
    'until x 5',
  ];
  const headers = [
    '3',
    ' 3 ',
    '',
    '0',
    '-5',
    '1.5',
    '1e3',
    '9999999999',
    'soon',
    'Fri, 01 Jan 2100 00:00:00 GMT',
  ];
  return [
    ...inBody.map((body) => ({ name: 'a wait in the body', body: JSON.stringify(body), status: 429 })),
    ...untils.map((text) => ({
      name: `the text "${text}"`,
      body: write(-987_654, `Banned ${text}`),
      status: 418,
    })),
    ...headers.map((value) => ({
      name: `Retry-After "${value}"`,
      body: write(-987_654, 'Slow down.'),
      status: 503,
      headers: { 'retry-after': value },
    })),
  ];
}

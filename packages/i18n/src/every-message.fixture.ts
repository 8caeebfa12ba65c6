import { type Catalog, createApiError, type MessageId, spotV3 } from '@errlex/core';
import fc from 'fast-check';
import { loadMessages } from './load-messages.js';
import { messageFiles } from './locale-files.fixture.js';
import { shapeProblems } from './locale-problems.fixture.js';
import type { Messages } from './messages.js';

/** The ids of the catalog with the names and kinds of their params. */
const shapes = (spotV3 as Catalog).flatMap(({ messages }) =>
  Object.entries(messages).map(([id, [template, ...names]]) => ({
    id,
    params: names.map((name, index) => [name, template.match(/%[ds]/g)?.[index] === '%d'] as const),
  })),
);

/** Creates the error of a message with params from `value`. */
function toError(
  id: string,
  params: readonly (readonly [string, boolean])[],
  value: (numeric: boolean, index: number) => unknown,
) {
  const values = Object.fromEntries(params.map(([name, numeric], index) => [name, value(numeric, index)]));
  return createApiError(id as MessageId, values as never);
}

const samples = [-2, -1, 0, 1, 2, 3, 5, 11, 21, 22, 100, 101, 1000, 1_000_000, 1.5];
const names = ['symbol', 'a.b[0]', "it's", '{{max}}', '$t(x)', '$&', '<b>', '', 'סמל', 'رمز 1'];

/** Every message of the catalog, once for each sample value of its params. */
export const sampleErrors = shapes.flatMap(({ id, params }) => {
  const rounds =
    params.length === 0 ? 1 : params.some(([, numeric]) => numeric) ? samples.length : names.length;
  return Array.from({ length: rounds }, (_, round) =>
    toError(id, params, (numeric, index) =>
      numeric ? samples[(round + index) % samples.length] : names[round],
    ),
  );
});

/** Any message of the catalog with any params. */
export const anyError = fc
  .constantFrom(...shapes)
  .chain(({ id, params }) =>
    fc
      .tuple(
        ...params.map(([, numeric]) =>
          numeric
            ? fc.oneof(fc.integer({ min: -3, max: 300 }), fc.nat(), fc.double())
            : fc.string({ unit: 'binary', maxLength: 200 }),
        ),
      )
      .map((values) => toError(id, params, (_, index) => values[index])),
  );

/** Loads the locales whose files are valid; invalid files have a failing test of their own. */
export async function loadValidLocales(): Promise<Messages[]> {
  const sound = messageFiles.filter((file) => shapeProblems(file).length === 0);
  return Promise.all(sound.map(({ tag }) => loadMessages(tag)));
}

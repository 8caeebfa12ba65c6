import { inspect } from 'node:util';
import {
  type AnyApiError,
  type AnyErrorSet,
  type Catalog,
  createApiError,
  defineErrors,
  spotV3,
  toApiError,
  toPayload,
} from '@errlex/core';
import { toOutcome } from '@errlex/core/response';
import { escapeControls, removeControls, truncate } from '@errlex/core/text';
import { toValidationError } from '@errlex/core/validation';
import { loadMessages } from '@errlex/i18n';
import { inspectError } from '@errlex/node/inspect';
import type { Choices } from './choices.ts';
import { hold, holdApiError, holdPlain, holdPlainLines } from './promises.ts';
import { defineTarget } from './target.ts';
import { makeLongText, makeText, names } from './texts.ts';
import { isTouched, makeObject, makeValue, toValue } from './values.ts';

const german = await loadMessages('de');

const ids = spotV3.flatMap(({ messages }) => Object.keys(messages));

/** Functions that create errors from a program's values, and that print errors for people and logs. */
export const makers = [
  defineTarget({
    name: 'createApiError',
    make: (choices) => ({
      id: choices.oneIn(20) ? makeText(choices) : choices.of(ids),
      params: makeParams(choices),
    }),
    check: ({ id, params }) => {
      const error = makeIfValid((): AnyApiError => createApiError(id as never, toValue(params) as never));
      if (error === undefined) return;
      holdApiError(error);
      hold('it is of that id', error.messageId === id && id.startsWith(error.reason ?? '?'));
      const payload = JSON.parse(JSON.stringify(toPayload(error)));
      hold('its payload is decoded', toApiError(payload)?.code === error.code, payload);
    },
  }),
  defineTarget({
    name: 'defineErrors',
    make: (choices) => choices.some(4, () => makeRow(choices)),
    check: (rows) => {
      const catalog = toValue(rows) as Catalog;
      const errors = makeIfValid((): AnyErrorSet => defineErrors(catalog));
      for (const { code, messages } of errors?.catalog ?? []) {
        for (const [id, [template, ...params]] of Object.entries(messages)) {
          const kinds = template.match(/%[ds]/g) ?? [];
          const values = Object.fromEntries(
            params.map((name, index) => [name, kinds[index] === '%d' ? 7 : 'x']),
          );
          const made = errors?.createApiError(id as never, values as never);
          hold('each message is made', made?.code === code && made.messageId === id, { id });
          hold('and decoded', errors?.toApiError({ code, msg: made.message || 'x' })?.code === code, { id });
          hold('and travels', errors?.fromJSON(JSON.parse(JSON.stringify(made)))?.messageId === id, { id });
        }
      }
    },
  }),
  defineTarget({
    name: 'toValidationError',
    make: (choices) => ({
      issues: choices.some(3, () => ({
        message: choices.oneIn(3) ? `${choices.of(ids)} ${toJson(makeParams(choices))}` : makeText(choices),
        path: choices.some(4, () => makeSegment(choices)),
      })),
      input: makeValue(choices),
    }),
    check: ({ issues, input }) => holdApiError(toValidationError(issues, { input: toValue(input) })),
  }),
  defineTarget({
    name: 'inspect',
    make: (choices) => ({
      msg: makeText(choices),
      code: choices.of([-1121, -1141, -9]),
      body: choices.oneIn(2) ? makeValue(choices, 1) : makeText(choices),
    }),
    check: ({ msg, code, body }) => {
      const value = toValue(body);
      const outcome = toOutcome(value);
      const error = 'error' in outcome ? outcome.error : toApiError({ code, msg }, { cause: value });
      if (error === undefined) return;
      const text = inspect(error);
      holdPlainLines('what is logged', text);
      const title = escapeControls(`${error.name}: ${error.message}`);
      hold(
        'its first line is its title',
        text === title || text.startsWith(`${title}\n`),
        text.slice(0, 400),
      );
    },
  }),
  defineTarget({
    name: 'inspectError',
    make: (choices) => ({ msg: makeText(choices), code: choices.of([-1121, -1141, -9]) }),
    check: ({ msg, code }) => {
      const error = toApiError({ code, msg });
      if (error) holdPlainLines('what is inspected', inspectError(error, { messages: german }));
    },
  }),
  defineTarget({
    name: 'plain texts',
    make: makeLongText,
    check: (text) => {
      holdPlain('an escaped text', escapeControls(text));
      const plain = removeControls(text);
      holdPlain('a plain text', plain);
      hold('it holds no half of a character', !/\p{Cs}/u.test(plain));
      hold('a plain text stays', removeControls(plain) === plain);
      hold('a text is cut', truncate(text, 10).length <= 10 && text.startsWith(truncate(text, 10)));
    },
  }),
];

function makeParams(choices: Choices): Record<string, unknown> {
  const params = {
    parameter: makeText(choices),
    min: choices.below(9),
    max: choices.of([-0, 1e21, Number.NaN, 'x']),
  };
  return choices.oneIn(3) ? makeObject(choices, 1) : { ...params, days: 7 };
}

function makeSegment(choices: Choices): PropertyKey | { key: PropertyKey } {
  const key = choices.of<PropertyKey>([...names, 0, -1, Number.NaN, Symbol.iterator, makeText(choices)]);
  return choices.oneIn(3) ? { key } : key;
}

/** Makes a nearly valid definition, or any value. */
function makeRow(choices: Choices): unknown {
  if (choices.oneIn(12)) return makeValue(choices, 2);
  const reason = choices.of([
    'A',
    'B',
    'C',
    'toString',
    '__proto__',
    'constructor',
    'PARAM',
    makeText(choices),
  ]);
  const id = choices.of([reason, reason, `${reason}.a`, `${reason}.__proto__`, 'other']);
  const template = choices
    .some(5, () => choices.of(['%d', '%s', ' ', 'is', '.', '%', ' and ', makeText(choices)]))
    .join('');
  const params = choices.some(3, () =>
    choices.of(['a', 'b', 'constructor', 'toString', '__proto__', '', 'a b']),
  );
  return {
    ...{ code: choices.of([-1, -2, -3, 0, 200, 1.5, '-1', -1121]), reason, section: 'x', category: 'x' },
    ...{ httpStatus: 400, gatewayStatus: 502, retry: 'never', executed: 'no' },
    messages: Object.fromEntries([
      [id, choices.oneIn(12) ? makeValue(choices, 1) : [template, ...params]],
      [`${reason}.more`, ['%s: more', 'a']],
    ]),
  };
}

function toJson(value: unknown): string {
  try {
    return JSON.stringify(value) ?? '';
  } catch {
    return '{}';
  }
}

/** Returns `undefined` if `make` throws the documented `TypeError`, or the input itself threw. */
function makeIfValid<Made>(make: () => Made): Made | undefined {
  try {
    return make();
  } catch (thrown) {
    if (thrown instanceof TypeError || isTouched(thrown)) return undefined;
    throw thrown;
  }
}

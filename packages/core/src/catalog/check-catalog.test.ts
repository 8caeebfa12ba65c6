import { describe, expect, it } from 'vitest';
import { defineErrors } from '../define-errors.js';
import type { Catalog, ErrorDefinition } from './catalog.js';

const own = { code: -9, reason: 'OWN', messages: { OWN: ['Own.'] } } as const satisfies ErrorDefinition;
const withFields = (fields: object) => [{ ...own, ...fields }];

describe('checkCatalog', () => {
  it.each<[what: string, catalog: unknown, message: string]>([
    ['no list', {}, 'Invalid catalog: expected an array of definitions.'],
    [
      'null as a definition',
      [null],
      'Definition 0 (undefined undefined): code: expected an integer, got undefined.',
    ],
    [
      'a duplicate code',
      [own, { ...own, reason: 'B', messages: { B: ['B.'] } }],
      'Definition 1 (-9 B): duplicate code -9.',
    ],
    ['a duplicate reason', [own, { ...own, code: -10 }], 'Definition 1 (-10 OWN): duplicate reason OWN.'],
    [
      'a code with a fraction',
      withFields({ code: -9.5 }),
      'Definition 0 (-9.5 OWN): code: expected an integer, got -9.5.',
    ],
    [
      'a code in a string',
      withFields({ code: '-9' }),
      'Definition 0 (-9 OWN): code: expected an integer, got "-9".',
    ],
    [
      'a code beyond 2^53',
      withFields({ code: 2 ** 53 }),
      'Definition 0 (9007199254740992 OWN): code: expected an integer, got 9007199254740992.',
    ],
    ['the success code 200', withFields({ code: 200 }), 'Definition 0 (200 OWN): code 200 means success.'],
    ['the success code 0', withFields({ code: 0 }), 'Definition 0 (0 OWN): code 0 means success.'],
    [
      'a reason with a space',
      withFields({ reason: 'O W', messages: {} }),
      'Definition 0 (-9 O W): reason: expected a name of letters, digits and _.',
    ],
    [
      'no reason',
      withFields({ reason: undefined }),
      'Definition 0 (-9 undefined): reason: expected a name of letters, digits and _.',
    ],
    [
      'the reason __proto__',
      withFields({ reason: '__proto__' }),
      'Definition 0 (-9 __proto__): reason: expected a name of letters, digits and _.',
    ],
    [
      'a line break in a section',
      withFields({ section: 'a\nb' }),
      'Definition 0 (-9 OWN): section: expected a text in one line.',
    ],
    [
      'a section that is no text',
      withFields({ section: 5 }),
      'Definition 0 (-9 OWN): section: expected a text in one line.',
    ],
    [
      'a control in a category',
      withFields({ category: 'a\u001b[31m' }),
      'Definition 0 (-9 OWN): category: expected a text in one line.',
    ],
    [
      'httpStatus 200',
      withFields({ httpStatus: 200 }),
      'Definition 0 (-9 OWN): httpStatus: expected 400 to 599, got 200.',
    ],
    [
      'httpStatus 600',
      withFields({ httpStatus: 600 }),
      'Definition 0 (-9 OWN): httpStatus: expected 400 to 599, got 600.',
    ],
    [
      'httpStatus "400"',
      withFields({ httpStatus: '400' }),
      'Definition 0 (-9 OWN): httpStatus: expected 400 to 599, got "400".',
    ],
    ['an empty field', withFields({ field: '' }), 'Definition 0 (-9 OWN): field: expected a name.'],
    [
      'gatewayStatus 399',
      withFields({ gatewayStatus: 399 }),
      'Definition 0 (-9 OWN): gatewayStatus: expected 400 to 599, got 399.',
    ],
    [
      'an unknown retry',
      withFields({ retry: 'later' }),
      'Definition 0 (-9 OWN): retry: expected never, fix-request, resync, backoff, got "later".',
    ],
    [
      'an unknown executed',
      withFields({ executed: 'yes' }),
      'Definition 0 (-9 OWN): executed: expected no or unknown, got "yes".',
    ],
    [
      'no messages',
      withFields({ messages: undefined }),
      'Definition 0 (-9 OWN): messages: expected an object by message id.',
    ],
    [
      'an empty object of messages',
      withFields({ messages: {} }),
      'Definition 0 (-9 OWN): messages: expected at least one.',
    ],
    [
      'an id of another reason',
      withFields({ messages: { OTHER: ['Own.'] } }),
      'Definition 0 (-9 OWN): message id OTHER: expected OWN or OWN.variant.',
    ],
    [
      'a message that is null',
      withFields({ messages: { OWN: null } }),
      'Definition 0 (-9 OWN): message OWN: expected a list of a template and its param names.',
    ],
    [
      'a message without a template',
      withFields({ messages: { OWN: [] } }),
      'Definition 0 (-9 OWN): message OWN: expected a list of a template and its param names.',
    ],
    [
      'a name that is a number',
      withFields({ messages: { OWN: ['Own %s.', 7] } }),
      'Definition 0 (-9 OWN): message OWN: expected a list of a template and its param names.',
    ],
    [
      'a line break in a template',
      withFields({ messages: { OWN: ['a\nb'] } }),
      'Definition 0 (-9 OWN): message OWN: expected a text without line breaks and control characters.',
    ],
    [
      'a bidi control in a template',
      withFields({ messages: { OWN: ['a\u202eb'] } }),
      'Definition 0 (-9 OWN): message OWN: expected a text without line breaks and control characters.',
    ],
    [
      'a line separator in a template',
      withFields({ messages: { OWN: ['a\u2028b'] } }),
      'Definition 0 (-9 OWN): message OWN: expected a text without line breaks and control characters.',
    ],
    [
      'a name too few',
      withFields({ messages: { OWN: ['From %d to %d.', 'from'] } }),
      'Definition 0 (-9 OWN): message OWN: expected 2 param names, got 1.',
    ],
    [
      'a name too many',
      withFields({ messages: { OWN: ['Own.', 'from'] } }),
      'Definition 0 (-9 OWN): message OWN: expected 0 param names, got 1.',
    ],
    [
      'a duplicate name',
      withFields({ messages: { OWN: ['From %d to %d.', 'x', 'x'] } }),
      'Definition 0 (-9 OWN): message OWN: expected different param names of letters and digits.',
    ],
    ...['1st', 'first-one', ''].map((name): [string, unknown, string] => [
      `the name "${name}"`,
      withFields({ messages: { OWN: ['Own %s.', name] } }),
      'Definition 0 (-9 OWN): message OWN: expected different param names of letters and digits.',
    ]),
    [
      'a duplicate template',
      withFields({ messages: { OWN: ['Own.'], 'OWN.b': ['Own.'] } }),
      'Definition 0 (-9 OWN): duplicate template in OWN.b.',
    ],
    [
      'touching placeholders',
      withFields({ messages: { OWN: ['From %s%s.', 'x', 'y'] } }),
      'Definition 0 (-9 OWN): message OWN: two placeholders touch.',
    ],
  ])('names the definition and the problem: %s', (_, catalog, message) => {
    // Catalogs come from JSON files too.
    expect(() => defineErrors(catalog as Catalog)).toThrow(new TypeError(message));
  });

  it.each<[what: string, fields: object]>([
    [
      'a template that begins and ends with a param',
      { messages: { OWN: ['%s is not %s', 'left', 'right'] } },
    ],
    ['a template in another script', { messages: { OWN: ['Заявка %s отклонена.', 'id'] } }],
    ['httpStatus 400', { httpStatus: 400 }],
    ['httpStatus 599', { httpStatus: 599 }],
    ['a positive code', { code: 9 }],
    ['a shipped reason of an object', { reason: 'constructor', messages: { constructor: ['Own.'] } }],
  ])('accepts %s', (_, fields) => {
    expect(() => defineErrors(withFields(fields) as Catalog)).not.toThrow();
  });

  it('takes the success codes from the contract', () => {
    const payload = { code: 'code', msg: 'msg', success: [200_000] };
    expect(() => defineErrors(withFields({ code: 0 }) as Catalog, { payload })).not.toThrow();
    expect(() => defineErrors(withFields({ code: 200_000 }) as Catalog, { payload })).toThrow(
      'code 200000 means success',
    );
  });
});

import { describe, expect, it } from 'vitest';
import type { Catalog } from '../catalog/catalog.js';
import { spotV3 } from '../catalog/spot-v3.js';
import { defineErrors } from '../define-errors.js';
import { httpErrors } from '../http-errors/index.js';
import { classifyError, textRulesFor } from '../response/index.js';
import { spotV3Errors } from '../spot-v3-errors.js';
import { type Contract, type TextRule, universalTextRules } from './contract.js';

const acme = [
  { code: 1, reason: 'INTERNAL', messages: { INTERNAL: ['Internal error.'] } },
  { code: 2, reason: 'BAD_PARAM', messages: { BAD_PARAM: ['Parameter %s is invalid.', 'parameter'] } },
  {
    code: 3,
    reason: 'LIMIT',
    messages: { LIMIT: ['At most %d.', 'max'], 'LIMIT.both': ['%s: %s.', 'a', 'b'] },
  },
  { code: 4, reason: 'MIXED', messages: { MIXED: ['At most %d.', 'max'], 'MIXED.plain': ['Too many.'] } },
] as const satisfies Catalog;

describe('roles', () => {
  it('of the shipped set are those of its definitions', () => {
    expect(spotV3Errors.roles).toEqual({
      unknown: 'UNKNOWN_ERROR',
      missingParam: 'PARAM_EMPTY',
      invalidParam: 'PARAM_ERROR',
      malformedBody: 'INVALID_JSON',
      unsupportedMediaType: 'INVALID_CONTENT_TYPE',
      methodNotAllowed: 'REQUEST_METHOD_NOT_SUPPORTED',
      unauthenticated: 'API_AUTH_ERROR',
      forbidden: 'PERMISSION_DENIED',
    });
    expect(defineErrors(spotV3).roles).toEqual(spotV3Errors.roles);
  });

  it('of httpErrors are added, but those of spotV3 win', () => {
    const http = {
      methodNotAllowed: 'METHOD_NOT_ALLOWED',
      notFound: 'ROUTE_NOT_FOUND',
      conflict: 'CONFLICT',
      tooManyRequests: 'TOO_MANY_REQUESTS',
      payloadTooLarge: 'PAYLOAD_TOO_LARGE',
      timeout: 'GATEWAY_TIMEOUT',
      unavailable: 'SERVICE_UNAVAILABLE',
    };
    expect(defineErrors(httpErrors).roles).toEqual(http);
    expect(defineErrors([...spotV3, ...httpErrors]).roles).toEqual({ ...http, ...spotV3Errors.roles });
  });

  it('leave out a retired definition, and refuse to name one', () => {
    const retired = spotV3.map((one) => (one.reason === 'INVALID_JSON' ? { ...one, retired: true } : one));
    const { malformedBody, ...others } = spotV3Errors.roles;
    expect(defineErrors<Catalog>(retired).roles).toEqual(others);
    expect(() => defineErrors<Catalog>(retired, { roles: { malformedBody: 'INVALID_JSON' } })).toThrow(
      new TypeError('roles.malformedBody: INVALID_JSON is retired.'),
    );
  });

  it('of another catalog are those that its contract names', () => {
    expect(defineErrors(acme).roles).toEqual({});
    const roles = { unknown: 'INTERNAL', invalidParam: 'BAD_PARAM', conflict: 'MIXED' } as const;
    expect(defineErrors(acme, { roles }).roles).toEqual(roles);
  });

  it('are not inferred from a shipped reason under another code', () => {
    expect(defineErrors([{ ...spotV3[0], code: -4001 }]).roles).toEqual({});
  });

  it('of a contract win over the usual ones, and undefined unsets one', () => {
    const { roles } = defineErrors(spotV3, { roles: { unknown: 'SYSTEM_ERROR', forbidden: undefined } });
    expect([roles.unknown, roles.forbidden, roles.malformedBody]).toEqual([
      'SYSTEM_ERROR',
      undefined,
      'INVALID_JSON',
    ]);
  });

  it.each<[roles: object, message: string]>([
    [{ unknown: 'NO_SUCH' }, 'roles.unknown: unknown reason "NO_SUCH".'],
    // `1` is a code of the catalog, but a role needs a reason.
    [{ unknown: 1 }, 'roles.unknown: unknown reason "1".'],
    [{ notFound: 'LIMIT' }, 'roles.notFound: LIMIT needs a message without params, or with one text param.'],
    [{ unkown: 'INTERNAL' }, 'roles: unknown role "unkown".'],
  ])('%j throw', (roles, message) => {
    // Contracts come from JSON files too.
    expect(() => defineErrors(acme as Catalog, { roles } as Contract)).toThrow(new TypeError(message));
  });
});

const catalog = [
  { code: 1, reason: 'CLOSED', retry: 'never', executed: 'no', messages: { CLOSED: ['Closed.'] } },
  {
    code: 2,
    reason: 'GENERIC',
    retry: 'backoff',
    executed: 'unknown',
    generic: true,
    messages: { GENERIC: ['?'] },
  },
  { code: 3, reason: 'OPEN', messages: { OPEN: ['Open.'] } },
  { code: 4, reason: 'HALF', retry: 'fix-request', category: 'order', messages: { HALF: ['Half.'] } },
] as const satisfies Catalog;

function classify(code: number, msg: string, textRules: readonly TextRule[], httpStatus?: number) {
  const errors = defineErrors(catalog, { textRules });
  const responseInfo = httpStatus === undefined ? undefined : { httpStatus, receivedAt: 0 };
  // The code 0 means an error without a code.
  const payload = code === 0 ? undefined : errors.decode({ code, msg }, { responseInfo });
  const data = payload ?? {
    ...{ code: 0, reason: undefined, messageId: undefined, params: {}, message: msg, msg },
    definition: undefined,
    responseInfo,
  };
  const { retry, executed, category } = classifyError(data, errors);
  return [retry, executed, category].join(' ').trim();
}

const resync = { text: 'too old', retry: 'resync', executed: 'no', category: 'clock' } as const;

describe('a rule with a code', () => {
  it.each([
    ['overrides the definition of that code', 1, 'Too Old!', 'resync no clock'],
    ['leaves another code alone', 3, 'too old', 'never unknown'],
    ['leaves another text alone', 1, 'closed', 'never no'],
  ])('%s', (_, code, msg, advice) => {
    expect(classify(code, msg, [{ ...resync, code: 1 }])).toBe(advice);
  });

  it('overrides single fields', () => {
    expect(classify(1, 'x', [{ code: 1, text: 'x', executed: 'unknown' }])).toBe('never unknown');
    expect(classify(4, 'x', [{ code: 4, text: 'x', category: 'price' }], 400)).toBe('fix-request no price');
  });
});

describe('a rule without a code', () => {
  it.each([
    ['applies to an error without a code', 0, 'resync no clock'],
    ['applies to an unknown code', 9, 'resync no clock'],
    ['applies to a generic definition', 2, 'resync no clock'],
    ['applies to a definition that leaves the advice open', 3, 'resync no clock'],
    ['fills in the field that a definition leaves open', 4, 'fix-request no clock'],
    ['does not apply to a definition that decides', 1, 'never no'],
  ])('%s', (_, code, advice) => {
    expect(classify(code, 'your request is TOO OLD', [resync])).toBe(advice);
  });
});

describe('several rules', () => {
  it('decide field by field, the first that says something', () => {
    const rules: TextRule[] = [
      { text: 'a', retry: 'backoff' },
      { text: 'b', retry: 'never', executed: 'unknown' },
      { text: 'c', executed: 'no', category: 'order' },
    ];
    expect(classify(9, 'abc', rules, 400)).toBe('backoff unknown order');
    expect(classify(9, 'c', rules, 503)).toBe('backoff no order');
  });

  it('of the contract come before the universal ones', () => {
    const own: TextRule = { text: 'order state unknown, cancelled', executed: 'no' };
    expect(classify(9, 'Order state unknown, cancelled.', [own])).toBe('never no');
    expect(classify(9, 'Order state unknown.', [own])).toBe('never unknown');
  });

  it('with a code come before those without one', () => {
    const rules: TextRule[] = [
      { text: 'x', retry: 'backoff' },
      { text: 'x', code: 2, retry: 'never' },
    ];
    expect(classify(2, 'x', rules)).toBe('never unknown');
  });
});

describe('a rule with statuses', () => {
  it.each<[httpStatus: number | undefined, advice: string]>([
    [400, 'resync no clock'],
    [401, 'never no'],
    [200, 'never unknown'],
    [undefined, 'never unknown'],
  ])('applies under them only: %s', (httpStatus, advice) => {
    expect(classify(9, 'too old', [{ ...resync, httpStatus: [400] }], httpStatus)).toBe(advice);
  });

  it('counts the status of the definition', () => {
    const errors = defineErrors([{ ...catalog[2], httpStatus: 400 }], {
      textRules: [{ ...resync, httpStatus: [400] }],
    });
    expect(classifyError(errors.createErrorData('OPEN'), errors).retry).toBe('never');
    const data = errors.createErrorData('OPEN', {}, { msg: 'too old' });
    expect(classifyError(data, errors).retry).toBe('resync');
  });
});

describe('the universal rules', () => {
  it.each([
    ['Execution status unknown.', 400, 'never unknown'],
    ['timeout, order state unknown', 400, 'never unknown'],
    ['Send status UNKNOWN; execution status unknown.', 400, 'never unknown'],
    ['Request has expired', 401, 'resync no'],
    ['Request timestamp expired.', 400, 'resync no'],
    ['Timestamp for this request is outside of the recvWindow.', 400, 'resync no'],
    ['Check your timestamp', 401, 'resync no'],
    ['Request has expired', 403, 'never no'],
    ['Request has expired', undefined, 'never unknown'],
    ['Request has expired', 500, 'backoff unknown'],
  ])('%s under %s', (msg, httpStatus, advice) => {
    expect(classify(9, msg, [], httpStatus)).toBe(advice);
    expect(classify(0, msg, [], httpStatus)).toBe(advice);
  });
});

describe('textRulesFor', () => {
  const own: TextRule[] = [{ text: 'a' }, { text: 'b', code: 1 }, { text: 'c', code: 2 }];
  const general = [own[0], ...universalTextRules];
  it.each<[what: string, definition: (typeof catalog)[number], rules: readonly (TextRule | undefined)[]]>([
    ['the rules with the code of a definition that decides', catalog[0], [own[1]]],
    ['those and the general ones for a generic definition', catalog[1], [own[2], ...general]],
    ['the general ones for a definition that leaves the advice open', catalog[2], general],
    ['the general ones for a definition that leaves a field open', catalog[3], general],
  ])('lists %s', (_, definition, rules) => {
    expect(textRulesFor(definition, { textRules: own })).toEqual(rules);
  });

  it('lists the rules of the shipped set', () => {
    const textsFor = (reason: string) => {
      const definition = spotV3Errors.catalog.find((one) => one.reason === reason);
      return definition && textRulesFor(definition, spotV3Errors).map(({ text }) => text);
    };
    expect(textsFor('PARAM_ERROR')).toEqual(["'symbol'"]);
    expect(textsFor('INVALID_SYMBOL')).toEqual([]);
    expect(textsFor('SYSTEM_ERROR')).toEqual(
      expect.arrayContaining(['INVALID_ARGUMENT:', 'execution status unknown']),
    );
  });
});

describe('a malformed rule', () => {
  it.each<[rules: unknown, message: string]>([
    ['x', 'textRules: expected a list of rules.'],
    ...[
      null,
      {},
      { text: '' },
      { text: 5 },
      { text: 'x', code: 1.5 },
      { text: 'x', httpStatus: 400 },
      { text: 'x', httpStatus: ['400'] },
      { text: 'x', category: 5 },
      { text: 'x', retry: 'later' },
      { text: 'x', executed: 'yes' },
    ].map((rule): [unknown, string] => [
      [{ text: 'x' }, rule],
      'textRules[1]: expected { text, code?, httpStatus?, category?, retry?, executed? }.',
    ]),
  ])('%j throws', (rules, message) => {
    // Contracts come from JSON files too.
    expect(() => defineErrors(catalog, { textRules: rules as TextRule[] })).toThrow(new TypeError(message));
  });
});

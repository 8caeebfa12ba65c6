import { defineErrors, spotV3 } from '@errlex/core';
import { httpErrors } from '@errlex/core/http-errors';
import { describe, expect, it } from 'vitest';
import { addHttpErrors, createRoleError, hasOwnRole } from './role-errors.js';

const toCodes = ({ catalog }: { readonly catalog: readonly { readonly code: number }[] }) =>
  catalog.map(({ code }) => code);

describe('addHttpErrors', () => {
  it('adds the definitions of HTTP behind those of the catalog', () => {
    const errors = defineErrors(spotV3);
    expect(toCodes(addHttpErrors(errors))).toEqual([
      ...toCodes(errors),
      ...httpErrors.map(({ code }) => code),
    ]);
  });

  it('keeps the definition that the catalog has for a code of HTTP', () => {
    const [first] = httpErrors;
    const own = { ...first, reason: 'OWN', messages: { OWN: ['Own.'] } } as const;
    const { catalog } = addHttpErrors(defineErrors([own]));
    expect(catalog).toHaveLength(httpErrors.length);
    expect(catalog[0]).toMatchObject({ code: first.code, reason: 'OWN' });
  });

  it('returns a contract that has all of them', () => {
    const errors = defineErrors([...spotV3, ...httpErrors]);
    expect(addHttpErrors(errors)).toBe(errors);
  });

  it('keeps the contract', () => {
    const { domain, payload, roles, textRules, requestLifetime } = addHttpErrors(acme);
    expect({ domain, payload, textRules, requestLifetime }).toEqual({
      domain: 'acme',
      payload: acme.payload,
      textRules: acme.textRules,
      requestLifetime: 5_000,
    });
    expect(roles).toMatchObject({ unknown: 'INTERNAL', notFound: 'ROUTE_NOT_FOUND' });
  });
});

const acme = defineErrors(
  [
    { code: 1, reason: 'INTERNAL', messages: { INTERNAL: ['Internal error.'] } },
    { code: 2, reason: 'BAD_PARAM', messages: { BAD_PARAM: ['Parameter %s is invalid.', 'parameter'] } },
    {
      code: 3,
      reason: 'NO_PARAM',
      messages: {
        NO_PARAM: ['A parameter is missing.'],
        'NO_PARAM.name': ['Parameter %s is missing.', 'name'],
      },
    },
  ],
  {
    domain: 'acme',
    payload: { code: 'retCode', msg: 'retMsg', success: [0] },
    roles: { unknown: 'INTERNAL', invalidParam: 'BAD_PARAM', missingParam: 'NO_PARAM' },
    textRules: [{ text: 'closed', retry: 'never' }],
    requestLifetime: 5_000,
  },
);

describe('createRoleError', () => {
  it.each([
    ['unknown', undefined, { domain: 'acme', code: 1, message: 'Internal error.', messageId: 'INTERNAL' }],
    ['missingParam', undefined, { code: 3, message: 'A parameter is missing.', params: {} }],
    ['missingParam', 'side', { message: 'Parameter side is missing.', params: { name: 'side' } }],
    ['invalidParam', 'side', { message: 'Parameter side is invalid.', params: { parameter: 'side' } }],
    ['invalidParam', undefined, { code: 2, reason: 'BAD_PARAM', message: 'BAD_PARAM', messageId: undefined }],
    ['forbidden', undefined, { domain: 'spotV3', code: -1051, messageId: 'PERMISSION_DENIED' }],
    ['notFound', undefined, { domain: 'spotV3', code: -90404, messageId: 'ROUTE_NOT_FOUND' }],
  ] as const)('creates the error of the role %s for the parameter %j', (role, parameter, expected) => {
    expect(createRoleError(acme, role, parameter)).toMatchObject(expected);
  });
});

describe('hasOwnRole', () => {
  it.each([
    ['a role of the contract', acme, 'unknown', true],
    ['no role', acme, 'forbidden', false],
    ['the shipped definition', defineErrors([...spotV3]), 'unknown', false],
  ] as const)('distinguishes %s', (_, errors, role, expected) => {
    expect(hasOwnRole(errors, role)).toBe(expected);
  });

  it('finds a role whose definition has the name of the shipped one, but another code', () => {
    const catalog = [{ code: 9, reason: 'UNKNOWN_ERROR', messages: { UNKNOWN_ERROR: ['Oops.'] } }] as const;
    const errors = defineErrors(catalog, { roles: { unknown: 'UNKNOWN_ERROR' } });
    expect(hasOwnRole(errors, 'unknown')).toBe(true);
  });
});

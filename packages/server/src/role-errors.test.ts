import { type AnyErrorSet, defineErrors, spotV3, spotV3Errors } from '@errlex/core';
import { httpErrors } from '@errlex/core/http-errors';
import { describe, expect, it } from 'vitest';
import {
  checkUnknownRole,
  createDefaultMapping,
  createRoleError,
  createStatusError,
  httpStatusOf,
  isRoleError,
  RoleError,
} from './role-errors.js';

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
    ['forbidden', undefined, { domain: 'acme', code: 1, messageId: 'INTERNAL' }],
  ] as const)('creates the error of the role %s for the parameter %j', (role, parameter, expected) => {
    expect(createRoleError(acme, role, parameter)).toMatchObject(expected);
  });
});

describe('createDefaultMapping', () => {
  const [conflict] = httpErrors.filter(({ reason }) => reason === 'CONFLICT');
  const mapped = (errors: AnyErrorSet, name: string) => {
    const { error, httpStatus } = createDefaultMapping(errors).get(name) ?? {};
    return [error?.code, httpStatus];
  };

  it('uses the roles of the contract, and the unknown error with the status of the thrown one for others', () => {
    expect(mapped(acme, '400')).toEqual([2, undefined]);
    expect(mapped(acme, 'entity.parse.failed')).toEqual([1, 400]);
    expect(mapped(acme, 'Forbidden resource')).toEqual([1, 403]);
    expect(mapped(acme, '404')).toEqual([1, undefined]);
    expect(mapped(acme, '408')).toEqual([undefined, undefined]);
  });

  it('uses shipped definitions if the contract has them', () => {
    expect(mapped(spotV3Errors, '400')).toEqual([-1140, 400]);
    expect(mapped(spotV3Errors, '403')).toEqual([-1051, 403]);
    expect(mapped(defineErrors([...spotV3, conflict] as never), '409')).toEqual([-90_409, 409]);
    const own = { roles: { invalidParam: 'INVALID_SYMBOL' } } as const;
    expect(mapped(defineErrors([...spotV3], own), '400')).toEqual([-1121, 400]);
  });
});

describe('createStatusError', () => {
  it.each([
    ['invalidParam', 2, 400],
    ['forbidden', 1, 403],
    ['tooManyRequests', 1, 429],
    ['unknown', 1, 500],
  ] as const)('has the status of the role %s if its definition has none', (role, code, httpStatus) => {
    expect(createStatusError(acme, role)).toMatchObject({ error: { code }, httpStatus });
    expect(httpStatusOf(acme.createErrorData('BAD_PARAM', { parameter: 'x' }).definition, acme)).toBe(400);
  });
});

describe('RoleError', () => {
  it('is recognized across copies, and only with a role', () => {
    expect(isRoleError(new RoleError('notFound'))).toBe(true);
    expect(isRoleError({ [Symbol.for('@errlex/server/RoleError')]: true, role: 'notFound' })).toBe(true);
    expect(isRoleError({ [Symbol.for('@errlex/server/RoleError')]: true, role: 'constructor' })).toBe(false);
    expect(isRoleError({ role: 'notFound' })).toBe(false);
  });
});

it('checkUnknownRole names the missing role', () => {
  expect(() => checkUnknownRole(acme)).not.toThrow();
  expect(() => checkUnknownRole({ ...acme, roles: {} })).toThrow(/no role "unknown"\. Name the definition/);
});

import { describe, expect, it } from 'vitest';
import { httpErrors } from '../http-errors/index.js';
import { type Catalog, type Contract, defineErrors, spotV3, spotV3Errors } from '../index.js';

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
    // A catalog is indexed by code too.
    [{ unknown: 1 }, 'roles.unknown: unknown reason "1".'],
    [{ notFound: 'LIMIT' }, 'roles.notFound: LIMIT needs a message without params, or with one text param.'],
    [{ unkown: 'INTERNAL' }, 'roles: unknown role "unkown".'],
  ])('%j throw', (roles, message) => {
    // Contracts come from JSON files too.
    expect(() => defineErrors(acme as Catalog, { roles } as Contract)).toThrow(new TypeError(message));
  });
});

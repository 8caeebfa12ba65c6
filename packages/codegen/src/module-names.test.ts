import { describe, expect, it } from 'vitest';
import { toConstants, toModuleNames } from './module-names.js';

describe('toModuleNames', () => {
  it.each([
    ['spotV3', 'spot_v3', 'spotv3', 'SpotV3'],
    ['acme', 'acme', 'acme', 'Acme'],
    ['okx-v5.spot', 'okx_v5_spot', 'okxv5spot', 'OkxV5Spot'],
    ['jsonRPC2', 'json_rpc2', 'jsonrpc2', 'JsonRpc2'],
    ['class', 'class_', 'classapi', 'Class_'],
    ['1st', 'api1_st', 'api1st', 'E1St'],
    ['--', 'errors', 'errors', 'Errors'],
  ])('of %s are %s, %s and %s', (domain, snake, flat, pascal) => {
    expect(toModuleNames(domain)).toEqual({ snake, flat, pascal });
  });
});

describe('toConstants', () => {
  it('keeps reasons apart that would have one name', () => {
    expect([...toConstants(['A_B', 'AB', 'a_b'], 'pascal').values()]).toEqual(['AB', 'Ab', 'AB_']);
  });

  it('avoids reserved words, digits in front and names that are taken', () => {
    const constants = toConstants(['None', '3D', '_x', 'ERROR'], 'upper', ['ERROR']);
    expect([...constants.values()]).toEqual(['None_', 'E3D', 'E_x', 'ERROR_']);
  });
});

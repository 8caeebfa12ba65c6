import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { type ThrownCase, thrownCases } from '../../cases/thrown.js';
import type { Catalog } from '../catalog/catalog.js';
import type { Contract } from '../contract/contract.js';
import { type AnyErrorSet, defineErrors } from '../define-errors.js';
import { spotV3Errors } from '../spot-v3-errors.js';
import { adviceFor, type IdentifiedError, identify, retryAdviceFor } from './index.js';

const contracts: Readonly<Record<string, Contract & { readonly catalog: Catalog }>> = JSON.parse(
  readFileSync(new URL('../../cases/contracts.json', import.meta.url), 'utf8'),
);

function errorsOf({ contract }: ThrownCase): AnyErrorSet {
  if (contract === undefined) return spotV3Errors;
  const { catalog, ...rest } = contracts[contract] as (typeof contracts)[string];
  return defineErrors(catalog, rest);
}

const fields = ['kind', 'code', 'reason', 'messageId', 'params', 'msg', 'httpStatus'] as const;

/** Picks the fields that are expected, so that both sides are compared as wholes. */
function pick(value: Partial<Record<(typeof fields)[number], unknown>>, expected: ThrownCase): object {
  const checked = fields.filter((name) => name in expected);
  return Object.fromEntries(checked.map((name) => [name, value[name] ?? null]));
}

function toFields(error: IdentifiedError | undefined): object {
  return { ...error, httpStatus: error?.responseInfo?.httpStatus };
}

it('no two cases have the same name', () => {
  expect(thrownCases.length).toBeGreaterThanOrEqual(70);
  expect(new Set(thrownCases.map(({ name }) => name)).size).toBe(thrownCases.length);
});

describe('a thrown value', () => {
  it.each(thrownCases)('$name', (row) => {
    const options = { errors: errorsOf(row), signal: row.signal?.() };
    const thrown = row.create();
    const identified = identify(thrown, options);
    expect(pick(toFields(identified), row)).toEqual(pick(row, row));
    const { retry, executed, after } = adviceFor(thrown, { ...options, method: 'POST' });
    if (row.advice) expect({ retry, executed }).toEqual(row.advice);
    if (!identified) return;
    const short = retryAdviceFor(identified, options);
    expect(short.retry).toBe(retry);
    // Some milliseconds may pass between the two calls.
    expect(Math.abs((short.after ?? 0) - (after ?? 0))).toBeLessThan(1000);
  });
});
